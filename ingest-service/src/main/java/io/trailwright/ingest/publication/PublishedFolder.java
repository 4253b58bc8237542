package io.trailwright.ingest.publication;

import io.trailwright.ingest.ledger.LedgerSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of the last published checkpoints, one file a log. It belongs on another disk than the database, so that
 * nobody restores both at once. A file is replaced as a whole: whoever reads it, also after a crash, reads the old note
 * or the new one. Its methods block.
 */
@ApplicationScoped
class PublishedFolder {
    static final String SETTING = "trailwright.log.published-dir";
    private static final String SUFFIX = ".checkpoint";
    private static final long LONGEST = 1 << 20;

    private final Optional<Path> folder;

    PublishedFolder(LedgerSettings settings) {
        this.folder = settings.publishedDir();
    }

    /** Whether the operator has named a folder. */
    boolean named() {
        return folder.isPresent();
    }

    Path file(String log) {
        return folder.orElseThrow().resolve(log + SUFFIX);
    }

    /** The logs of which there is a file. */
    List<String> logs() throws IOException {
        if (folder.isEmpty()) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.get())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        }
    }

    /** The signed note that is kept of a log; empty when there is none. */
    Optional<String> read(String log) throws IOException {
        Path file = file(log);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        if (Files.size(file) > LONGEST) {
            throw new IOException(file + " is too large for a checkpoint");
        }
        return Optional.of(Files.readString(file));
    }

    /** Replaces the note of a log; when this returns, the new one is on disk. */
    void write(String log, String note) throws IOException {
        Path file = file(log);
        Path next = Files.createTempFile(folder.orElseThrow(), "." + log + "-", ".new");
        try {
            try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
                channel.write(StandardCharsets.UTF_8.encode(note));
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
        try (FileChannel directory = FileChannel.open(folder.orElseThrow(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
