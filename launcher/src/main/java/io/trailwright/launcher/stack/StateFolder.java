package io.trailwright.launcher.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The folder that outlives a run: locked by one launcher at a time. */
final class StateFolder implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    private StateFolder(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    /** @throws StackException when another launcher holds the folder */
    static StateFolder open(Path folder) {
        try {
            Files.createDirectories(folder);
            var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new StackException("Another Trailwright runs in " + folder
                        + ": stop it first, or start a second one with --state DIR --port-offset N.");
            }
            return new StateFolder(folder, channel, lock);
        } catch (IOException e) {
            throw new StackException("The state folder " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    Path path() {
        return folder;
    }

    /** A folder below this one that only this user may enter. */
    Path subfolder(String name) {
        var path = folder.resolve(name);
        try {
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A secret of this installation: made at random on first use (256 bits), then kept in a file of mode 0600. */
    synchronized String secret(String name) {
        var file = subfolder("secrets").resolve(name);
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            var bytes = new byte[32];
            RANDOM.nextBytes(bytes);
            var value = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            writePrivately(file, value);
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file of mode 0600; a reader sees the old content or the new one, never a part. */
    static void writePrivately(Path file, String content) throws IOException {
        var draft = file.resolveSibling(file.getFileName() + ".tmp");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, content);
        Files.move(
                draft,
                file,
                java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this very process
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
