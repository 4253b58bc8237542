package io.trailwright.ingest.decision.bulk;

import io.trailwright.problem.StandardProblem;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Cuts bytes into lines at each line feed (0x0A). Holds one piece of input and at most one line that is not whole yet; of a
 * line over the bound it keeps nothing. Lines of nothing but spaces, tabs and carriage returns are counted and passed over.
 * Not thread-safe.
 */
final class LineSplitter {

    private final int longest;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private byte[] piece = {};
    private int at;
    private long number = 1;
    private boolean tooLong;

    /** @param longest most bytes of a line, its line feed not counted */
    LineSplitter(int longest) {
        this.longest = longest;
    }

    /** Takes the next piece; only when {@link #next()} has given everything of the one before. */
    void feed(byte[] bytes) {
        piece = bytes;
        at = 0;
    }

    /** The number of the line that is being read. */
    long number() {
        return number;
    }

    /** The next line; null when the piece has no more whole ones. */
    @Nullable
    Line next() {
        while (at < piece.length) {
            int end = lineFeed();
            keep(end);
            if (end == piece.length) {
                at = end;
                return null;
            }
            at = end + 1;
            Line line = ended();
            if (line != null) {
                return line;
            }
        }
        return null;
    }

    /** The line that the end of the input ends; null when there is none. */
    @Nullable
    Line last() {
        return begun.size() == 0 && !tooLong ? null : ended();
    }

    private int lineFeed() {
        for (int i = at; i < piece.length; i++) {
            if (piece[i] == '\n') {
                return i;
            }
        }
        return piece.length;
    }

    private void keep(int end) {
        if (tooLong || begun.size() + (end - at) > longest) {
            tooLong = true;
            begun.reset();
        } else {
            begun.write(piece, at, end - at);
        }
    }

    private @Nullable Line ended() {
        long own = number++;
        if (tooLong) {
            tooLong = false;
            return new Line.Refused(
                    own,
                    StandardProblem.TOO_LARGE.problem(
                            "Send lines of at most " + longest + " bytes; this one was skipped."));
        }
        byte[] line = begun.toByteArray();
        begun.reset();
        return blank(line) ? null : new Line.Whole(own, line);
    }

    private static boolean blank(byte[] line) {
        for (byte each : line) {
            if (each != ' ' && each != '\t' && each != '\r') {
                return false;
            }
        }
        return true;
    }
}
