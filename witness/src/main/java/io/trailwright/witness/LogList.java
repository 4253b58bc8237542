package io.trailwright.witness;

import io.trailwright.core.log.NoteException;
import io.trailwright.core.log.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The logs to follow: a file with one vkey a line, whose name is the log's origin. Several keys of one origin are that
 * log's keys while it changes from one to the next. Empty lines and lines that start with {@code #} do not count.
 */
final class LogList {
    private LogList() {}

    /** @throws IOException when the file cannot be read, has a line that is no vkey, or has no vkey */
    static Map<String, List<VerifierKey>> read(Path file) throws IOException {
        var logs = new TreeMap<String, List<VerifierKey>>();
        int number = 0;
        for (var line : Files.readAllLines(file)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                var key = parse(file, number, line.strip());
                logs.computeIfAbsent(key.name(), origin -> new ArrayList<>()).add(key);
            }
        }
        if (logs.isEmpty()) {
            throw new IOException(file + " has no vkey in it");
        }
        return logs;
    }

    private static VerifierKey parse(Path file, int number, String line) throws IOException {
        try {
            return VerifierKey.parse(line);
        } catch (NoteException malformed) {
            throw new IOException(file + ", line " + number + ": " + malformed.getMessage(), malformed);
        }
    }
}
