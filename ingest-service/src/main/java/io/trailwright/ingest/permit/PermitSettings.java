package io.trailwright.ingest.permit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Who signs permits. How long one lives is policy's to say. */
@ConfigMapping(prefix = "trailwright.permit")
interface PermitSettings {

    /** PKCS#8 PEM file with the Ed25519 private key. Not the log's key: each has a duty of its own. */
    Path keyFile();

    /**
     * Public keys that signed permits before, each as the {@code x} of its JWK in {@code /v1/permit-keys}. They are still
     * published there, and permits that they signed are good until they expire.
     */
    Optional<List<String>> retiredKeys();

    /** The {@code iss} of every permit; targets pin it together with the key. */
    @WithDefault("trailwright.local")
    String issuer();
}
