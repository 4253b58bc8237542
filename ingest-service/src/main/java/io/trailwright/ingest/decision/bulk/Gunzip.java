package io.trailwright.ingest.decision.bulk;

import io.trailwright.problem.HttpProblem;
import io.trailwright.problem.StandardProblem;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks gzip (RFC 1952), one member or several, in pieces that somebody asks for: what is packed stays packed until there
 * is room for it. Refuses what unpacks to far more than it is. Not thread-safe; {@link #close()} frees memory outside of
 * the heap.
 */
final class Gunzip implements AutoCloseable {

    /** Unpacked bytes for each packed one, above which input is taken for an attack: DEFLATE reaches 1,032. */
    static final int MAX_RATIO = 200;

    private static final int UNSUSPICIOUS = 4 << 20;
    private static final int PIECE = 32 << 10;
    private static final int TRAILER = 8;

    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] unpacked = new byte[PIECE];
    private GzipHeader header = new GzipHeader();
    private boolean inBody;
    private byte[] packed = {};
    private int at;
    private long in;
    private long out;

    /** Takes the next piece; only when {@link #more()} has given everything of the one before. */
    void feed(byte[] bytes) {
        packed = at < packed.length ? joined(bytes) : bytes;
        at = 0;
        in += bytes.length;
    }

    /**
     * Up to 32 KiB of what comes next; null when more input is needed.
     *
     * @throws HttpProblem 400 when this is not gzip, 413 when it unpacks to more than {@value #MAX_RATIO} times its size
     */
    byte @Nullable [] more() {
        while (at < packed.length) {
            if (inBody) {
                byte[] piece = inflated();
                if (piece.length > 0) {
                    return piece;
                }
                if (inflater.finished() && !trailer()) {
                    return null;
                }
            } else {
                at = header.read(packed, at);
                inBody = header.whole();
            }
        }
        return null;
    }

    /**
     * The input is over.
     *
     * @throws HttpProblem 400 when it ended inside of a member
     */
    void end() {
        if (inBody || header.begun()) {
            throw malformed();
        }
    }

    @Override
    public void close() {
        inflater.end();
    }

    private byte[] inflated() {
        if (inflater.finished()) {
            return unpacked(0);
        }
        inflater.setInput(packed, at, packed.length - at);
        try {
            int size = inflater.inflate(unpacked);
            at = packed.length - inflater.getRemaining();
            if (inflater.needsDictionary()) {
                throw malformed();
            }
            return unpacked(size);
        } catch (DataFormatException notDeflate) {
            throw malformed();
        }
    }

    private byte[] unpacked(int size) {
        out += size;
        if (out > UNSUSPICIOUS && out / MAX_RATIO > in) {
            throw StandardProblem.TOO_LARGE
                    .with("Send the lines less compressed: these unpack to more than " + MAX_RATIO
                            + " times their size.")
                    .with("streamEnded", true)
                    .build();
        }
        crc.update(unpacked, 0, size);
        return Arrays.copyOf(unpacked, size);
    }

    /** Checks the member's sum and length; whether all of it was here. */
    private boolean trailer() {
        if (packed.length - at < TRAILER) {
            return false;
        }
        if (word(at) != crc.getValue() || word(at + 4) != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw malformed();
        }
        at += TRAILER;
        crc.reset();
        inflater.reset();
        header = new GzipHeader();
        inBody = false;
        return true;
    }

    private long word(int from) {
        return (packed[from] & 0xffL)
                | (packed[from + 1] & 0xffL) << 8
                | (packed[from + 2] & 0xffL) << 16
                | (packed[from + 3] & 0xffL) << 24;
    }

    private byte[] joined(byte[] bytes) {
        byte[] all = Arrays.copyOfRange(packed, at, packed.length + bytes.length);
        System.arraycopy(bytes, 0, all, packed.length - at, bytes.length);
        return all;
    }

    static HttpProblem malformed() {
        return StandardProblem.INVALID_REQUEST
                .with(
                        "Send a whole gzip stream (RFC 1952), or none and no Content-Encoding; nothing after this was read.")
                .with("streamEnded", true)
                .build();
    }
}
