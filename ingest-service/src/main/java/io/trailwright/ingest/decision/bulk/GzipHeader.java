package io.trailwright.ingest.decision.bulk;

/** Reads over the header of a gzip member (RFC 1952, section 2.3), byte by byte, wherever the pieces end. */
final class GzipHeader {

    private static final int FIXED = 10;
    private static final int FHCRC = 1 << 1;
    private static final int FEXTRA = 1 << 2;
    private static final int FNAME = 1 << 3;
    private static final int FCOMMENT = 1 << 4;
    private static final int RESERVED = 0xe0;
    private static final int MAGIC_1 = 0x1f;
    private static final int MAGIC_2 = 0x8b;
    private static final int DEFLATE = 8;

    private int read;
    private int flags;
    private int skip;
    private int extraLength;

    /** Reads on; gives the position after what belongs to the header. */
    int read(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && !whole()) {
            next(bytes[at++] & 0xff);
        }
        return at;
    }

    boolean begun() {
        return read > 0;
    }

    boolean whole() {
        return read >= FIXED && flags == 0 && skip == 0;
    }

    private void next(int value) {
        if (read < FIXED) {
            fixed(value);
        } else if (skip > 0) {
            skip--;
        } else if ((flags & FEXTRA) != 0) {
            extra(value);
        } else if ((flags & FNAME) != 0) {
            flags = value == 0 ? flags & ~FNAME : flags;
        } else if ((flags & FCOMMENT) != 0) {
            flags = value == 0 ? flags & ~FCOMMENT : flags;
        } else {
            flags = 0;
            skip = 1;
        }
        read++;
    }

    private void fixed(int value) {
        boolean good =
                switch (read) {
                    case 0 -> value == MAGIC_1;
                    case 1 -> value == MAGIC_2;
                    case 2 -> value == DEFLATE;
                    case 3 -> (value & RESERVED) == 0;
                    default -> true;
                };
        if (!good) {
            throw Gunzip.malformed();
        }
        if (read == 3) {
            // FTEXT says nothing about where the header ends.
            flags = value & (FHCRC | FEXTRA | FNAME | FCOMMENT);
        }
    }

    /** Two bytes of length, and then so many. */
    private void extra(int value) {
        if (extraLength == 0) {
            extraLength = 0x10000 | value;
        } else {
            skip = (extraLength & 0xff) | value << 8;
            flags &= ~FEXTRA;
        }
    }
}
