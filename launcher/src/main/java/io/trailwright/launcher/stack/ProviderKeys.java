package io.trailwright.launcher.stack;

import io.trailwright.core.json.Json;
import io.trailwright.core.json.JsonException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The keys that the identity provider publishes, kept in a file that auditors pin. What was kept stays, so that a bundle of
 * before the realm was made anew still verifies.
 */
final class ProviderKeys {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private ProviderKeys() {}

    /**
     * Adds the keys that are published now to those of the file.
     *
     * @param published address of the JWK set (RFC 7517, section 5)
     * @throws StackException when the set cannot be had or is none, or the file is none
     */
    static void keep(URI published, Path file) {
        try {
            Set<Json> keys = new LinkedHashSet<>(keys(fetched(published)));
            if (Files.exists(file)) {
                keys.addAll(keys(Files.readAllBytes(file)));
            }
            Files.write(
                    file,
                    Json.object()
                            .put("keys", new Json.Arr(List.copyOf(keys)))
                            .build()
                            .canonical());
        } catch (IOException | JsonException e) {
            throw new StackException(
                    "The identity provider's keys cannot be kept in " + file + ": " + e.getMessage(), e);
        }
    }

    private static List<Json> keys(byte[] set) {
        if (Json.parse(set) instanceof Json.Obj object) {
            return object.array("keys").items();
        }
        throw new JsonException("", "is not a JWK set");
    }

    private static byte[] fetched(URI published) throws IOException {
        var request = HttpRequest.newBuilder(published).timeout(PATIENCE).build();
        try {
            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException(published + " answers " + answer.statusCode());
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }
}
