package io.trailwright.verifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is given to be checked. */
final class InputFile {
    private static final long LARGEST = 64L << 20;

    private InputFile() {}

    /** @throws NotTriedException when it cannot be read, or has more than 64 MiB */
    static byte[] read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new NotTriedException(file + " is larger than any bundle (64 MiB).");
            }
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new NotTriedException(file + " cannot be read.");
        }
    }
}
