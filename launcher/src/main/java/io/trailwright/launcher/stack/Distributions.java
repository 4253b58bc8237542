package io.trailwright.launcher.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;

/** Unpacked programs, shared by all state folders of a clone. */
final class Distributions {

    /** Fills an empty folder. */
    interface Unpacking {
        void into(Path folder) throws IOException;
    }

    private Distributions() {}

    /**
     * Unpacks once and for all: a folder of that name exists only when it is complete, also after a crash in the
     * middle and when two launchers try at the same time.
     */
    static Path unpack(Path distributions, String name, Unpacking unpacking) throws IOException {
        var complete = distributions.resolve(name);
        if (Files.isDirectory(complete)) {
            return complete;
        }
        Files.createDirectories(distributions);
        try (var channel = FileChannel.open(
                        distributions.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (!Files.isDirectory(complete)) {
                var draft = distributions.resolve(name + ".tmp");
                delete(draft);
                Files.createDirectories(draft);
                unpacking.into(draft);
                move(draft, complete);
            }
            return complete;
        }
    }

    /** @throws IOException when the name would leave the folder */
    static Path inside(Path folder, String name) throws IOException {
        var target = folder.resolve(name).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("the archive holds a path that leaves it: " + name);
        }
        return target;
    }

    static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to);
        }
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var files = Files.walk(tree)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
