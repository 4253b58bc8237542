package io.trailwright.fsck;

import io.trailwright.core.log.NoteException;
import io.trailwright.core.log.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys that the checking party brings: a file with one C2SP vkey a line; empty lines and lines that start with
 * {@code #} do not count. Never taken from the database: whoever could rewrite it could put a key of their own there.
 */
final class PinnedKeys {

    private PinnedKeys() {}

    static List<VerifierKey> read(Path file) {
        var keys = new ArrayList<VerifierKey>();
        for (var line : lines(file)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                keys.add(parse(file, line.strip()));
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
            throw new NotTriedException("The key file " + file
                    + " cannot be read. Give the log's verifier keys (vkey, one a line), as you got them from whom you"
                    + " trust: --key FILE.");
        }
    }

    private static VerifierKey parse(Path file, String line) {
        try {
            return VerifierKey.parse(line);
        } catch (NoteException malformed) {
            throw new NotTriedException(file + ": " + malformed.getMessage());
        }
    }
}
