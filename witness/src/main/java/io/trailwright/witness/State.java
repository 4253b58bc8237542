package io.trailwright.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.log.CosignerKey;
import io.trailwright.core.log.NoteException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * What a witness remembers: a folder with one file per log, the newest checkpoint that it cosigned. A crash at any
 * moment leaves the old file or the new one. The folder belongs to one key, which it names, and to one process at a
 * time: an empty folder where a full one should be (a disk that is not mounted, say) is refused, because a witness
 * that has forgotten what it signed could sign the opposite.
 */
final class State implements AutoCloseable {
    private static final String KEY = "witness.vkey";

    private final Path folder;
    private final FileChannel lock;

    private State(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Makes the empty folder of a new key. */
    static void begin(Path folder, CosignerKey key) throws IOException {
        Files.createDirectories(folder);
        write(folder.resolve(KEY), (key + "\n").getBytes(UTF_8), StandardOpenOption.CREATE_NEW);
        sync(folder);
    }

    /**
     * Opens the folder of this key, and locks it until {@link #close} or the end of the process.
     *
     * @throws IOException when it is not there, is another key's, is in use, or cannot be read
     */
    static State open(Path folder, CosignerKey key) throws IOException {
        var file = folder.resolve(KEY);
        if (!Files.exists(file)) {
            throw new IOException(folder + " is not the state folder of a witness: " + KEY + " is missing. A witness"
                    + " that lost its state needs a new key: `keygen` makes both.");
        }
        if (!Files.readString(file).strip().equals(key.toString())) {
            throw new IOException(folder + " is the state folder of another key than " + key);
        }
        var lock = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock.tryLock() != null) {
                return new State(folder, lock);
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            lock.close();
            throw new IOException(folder + " is in use in this process", heldByThisProcess);
        }
        lock.close();
        throw new IOException("another process uses " + folder);
    }

    /**
     * What is held of a log.
     *
     * @return empty when no checkpoint of it was ever cosigned
     * @throws LostException when there is a file that cannot be read or believed
     */
    Optional<Held> load(String origin, CosignerKey key) {
        var file = file(origin);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Held.parse(Files.readAllBytes(file), origin, key));
        } catch (IOException | NoteException | IllegalStateException unreadable) {
            throw new LostException(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /**
     * Keeps what is held of a log from now on: on return it is on the disk.
     *
     * @throws NotKeptException when the disk still has what it had
     * @throws LostException when it is not known which of the two the disk has
     */
    void keep(String origin, Held held) {
        var file = file(origin);
        var draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            write(
                    draft,
                    held.note().encode().getBytes(UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new NotKeptException("The checkpoint could not be written: " + e.getMessage(), e);
        }
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync(folder);
        } catch (IOException e) {
            throw new LostException(file + " may or may not have been replaced: " + e.getMessage(), e);
        }
    }

    private static void write(Path file, byte[] content, StandardOpenOption... how) throws IOException {
        var options = new HashSet<OpenOption>(Set.of(how));
        options.add(StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(file, options)) {
            var buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    /** A rename is on the disk when its folder is. */
    private static void sync(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Origins are lines of any length with any characters; their hashes are file names. */
    private Path file(String origin) {
        return folder.resolve(
                HexFormat.of().formatHex(Digest.of(origin.getBytes(UTF_8)).bytes()) + ".checkpoint");
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    /** Nothing was kept; what was held before still is. */
    static final class NotKeptException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotKeptException(String message, Throwable cause) {
            super(message, cause);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    /** What the disk holds is not known. */
    static final class LostException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LostException(String message, Throwable cause) {
            super(message, cause);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }
}
