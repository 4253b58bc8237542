package io.trailwright.ingest.decision.bulk;

import io.trailwright.problem.HttpProblem;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a stream, one at a time, as somebody asks for them. What has come and was not asked for stays as it came.
 * Not thread-safe.
 */
final class BulkInput implements AutoCloseable {

    private final LineSplitter lines;
    private final @Nullable Gunzip gunzip;
    private boolean ended;
    private boolean exhausted;

    /**
     * @param longestLine most bytes of a line
     * @param gzip whether the bytes are gzip
     */
    BulkInput(int longestLine, boolean gzip) {
        this.lines = new LineSplitter(longestLine);
        this.gunzip = gzip ? new Gunzip() : null;
    }

    /** Takes what has come; only when {@link #next()} has given null. */
    void feed(byte[] bytes) {
        if (gunzip == null) {
            lines.feed(bytes);
        } else {
            gunzip.feed(bytes);
        }
    }

    /** Nothing more will come. */
    void end() {
        ended = true;
    }

    /** The next line; null when there is none until more comes, or none any more. */
    @Nullable
    Line next() {
        if (exhausted) {
            return null;
        }
        try {
            return read();
        } catch (HttpProblem unreadable) {
            exhausted = true;
            return new Line.Refused(lines.number(), unreadable);
        }
    }

    private @Nullable Line read() {
        Line line = lines.next();
        while (line == null && gunzip != null) {
            byte[] piece = gunzip.more();
            if (piece == null) {
                break;
            }
            lines.feed(piece);
            line = lines.next();
        }
        return line == null && ended ? last() : line;
    }

    private @Nullable Line last() {
        if (gunzip != null) {
            gunzip.end();
        }
        exhausted = true;
        return lines.last();
    }

    /** Whether {@link #next()} will never give a line again. */
    boolean exhausted() {
        return exhausted;
    }

    @Override
    public void close() {
        exhausted = true;
        if (gunzip != null) {
            gunzip.close();
        }
    }
}
