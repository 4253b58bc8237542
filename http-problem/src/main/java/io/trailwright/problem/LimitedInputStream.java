package io.trailwright.problem;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Throws the problem 413 as soon as more than the limit has been read. */
final class LimitedInputStream extends FilterInputStream {

    private long left;

    LimitedInputStream(InputStream in, long limit) {
        super(in);
        left = limit;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        return value < 0 ? value : counted(1, value);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        return read < 0 ? read : counted(read, read);
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(count);
        counted(skipped, 0);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private int counted(long bytes, int result) {
        left -= bytes;
        if (left < 0) {
            throw BodyLimit.tooLarge();
        }
        return result;
    }
}
