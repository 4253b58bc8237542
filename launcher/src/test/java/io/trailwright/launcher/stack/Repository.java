package io.trailwright.launcher.stack;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the tests find the repository's own files. */
public final class Repository {
    private Repository() {}

    public static Path root() {
        var here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("deploy/keycloak"))) {
            here = here.getParent();
        }
        return here;
    }
}
