package io.trailwright.policy.bootstrap;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is loaded at start. */
@ConfigMapping(prefix = "trailwright.bootstrap")
interface BootstrapSettings {

    /** Folder with {@code workflows/*.yaml} and {@code policies/*.yaml}; nothing is loaded without it. */
    Optional<Path> dir();

    /** Tenants for which the folder is loaded. */
    Optional<List<String>> tenants();

    /** What {@code ${issuer}} in the files stands for: the issuer of the persons that they name. */
    @WithDefault("http://localhost:8180/realms/trailwright")
    String issuer();
}
