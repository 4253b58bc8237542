package io.trailwright.verifier;

import io.trailwright.core.json.Json;
import io.trailwright.core.json.JsonException;
import io.trailwright.core.log.CosignerKey;
import io.trailwright.core.log.NoteException;
import io.trailwright.core.log.VerifierKey;
import io.trailwright.core.token.ProviderKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The keys that the verifying party brings, of logs and of witnesses: files with one C2SP vkey a line; empty lines and lines that start with
 * {@code #} do not count. Never taken from the bundle: whoever could forge the bundle could put a key of their own in
 * it.
 */
final class KeyFile {
    private static final String HOW = """
            No key to verify with. Get the log's verifier key (a vkey, one line) from whom you trust, not from the bundle:
            from the operator's published page, your auditor, or an earlier visit. Then say --key FILE,
            or put it at $TRAILWRIGHT_HOME/keys/log.vkeys or .trailwright/keys/log.vkeys.""";

    private KeyFile() {}

    /** @throws NotTriedException when there is no key, or a file that is not one of keys */
    static List<VerifierKey> keys(Optional<Path> given, Map<String, String> environment, Path directory) {
        var file = given.map(directory::resolve)
                .or(() -> found("log.vkeys", environment, directory))
                .orElseThrow(() -> new NotTriedException(HOW.replace('\n', ' ')));
        return read(file, VerifierKey::parse);
    }

    /**
     * Witnesses may be pinned or not.
     *
     * @return empty when no file is given, and none is in the usual places
     * @throws NotTriedException when there is a file that is not one of keys
     */
    static List<CosignerKey> witnessKeys(List<Path> given, Map<String, String> environment, Path directory) {
        var files = given.isEmpty()
                ? found("witness.vkeys", environment, directory).stream()
                : given.stream().map(directory::resolve);
        return files.flatMap(file -> read(file, CosignerKey::parse).stream()).toList();
    }

    /**
     * The identity provider may be pinned or not: a JWK set (RFC 7517) as it publishes one.
     *
     * @return thumbprints of its keys; empty when no file is given, and none is in the usual places
     * @throws NotTriedException when there is a file that is no key set, or one without a key that can be read
     */
    static Optional<Set<String>> providerKeys(Optional<Path> given, Map<String, String> environment, Path directory) {
        return given.map(directory::resolve)
                .or(() -> found("provider.jwks", environment, directory))
                .map(KeyFile::thumbprints);
    }

    private static Set<String> thumbprints(Path file) {
        try {
            var keys =
                    Json.parse(String.join("\n", lines(file)).getBytes(StandardCharsets.UTF_8)) instanceof Json.Obj set
                            ? ProviderKeys.published("", set).thumbprints()
                            : Set.<String>of();
            if (!keys.isEmpty()) {
                return keys;
            }
            throw new NotTriedException(file + " has no key of an identity provider in it.");
        } catch (JsonException | IllegalArgumentException malformed) {
            throw new NotTriedException(file + " is not a JWK set: " + malformed.getMessage());
        }
    }

    private static Optional<Path> found(String name, Map<String, String> environment, Path directory) {
        var home = Optional.ofNullable(environment.get("TRAILWRIGHT_HOME")).filter(path -> !path.isBlank());
        return Stream.concat(home.map(directory::resolve).stream(), Stream.of(directory.resolve(".trailwright")))
                .map(place -> place.resolve("keys").resolve(name))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static <K> List<K> read(Path file, Function<String, K> parse) {
        var keys = new ArrayList<K>();
        int number = 0;
        for (var line : lines(file)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                keys.add(parse(file, number, line.strip(), parse));
            }
        }
        if (keys.isEmpty()) {
            throw new NotTriedException(file + " has no key in it.");
        }
        return keys;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new NotTriedException("The key file " + file + " cannot be read.");
        }
    }

    private static <K> K parse(Path file, int number, String line, Function<String, K> parse) {
        try {
            return parse.apply(line);
        } catch (NoteException malformed) {
            throw new NotTriedException(file + ", line " + number + ": " + malformed.getMessage());
        }
    }
}
