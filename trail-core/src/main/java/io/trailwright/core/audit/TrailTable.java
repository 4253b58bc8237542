package io.trailwright.core.audit;

import io.trailwright.core.entry.Digest;
import java.nio.ByteBuffer;

/**
 * The newest entry of every trail of a log: the one thing of which a whole log needs as much as it has trails. Seven
 * longs a trail in one array, open addressing, at most two thirds full: 84 to 168 bytes a trail, and half as much again
 * while it grows. One array holds 178 million trails.
 */
final class TrailTable {

    private static final int STRIDE = 7; // id, id, state, leaf hash, leaf hash, leaf hash, leaf hash
    private static final int STATE = 2;
    private static final int HASH = 3;
    private static final long REDEEMED = 1;
    private static final long UNSURE = 2;

    private long[] slots = new long[STRIDE << 10];
    private int used;

    /** Where the trail is; negative when it is not there. */
    int find(long high, long low) {
        int at = slot(high, low);
        return slots[at + STATE] == 0 ? -1 : at;
    }

    long seq(int at) {
        return (slots[at + STATE] >>> 2) - 1;
    }

    boolean redeemed(int at) {
        return (slots[at + STATE] & REDEEMED) != 0;
    }

    /** Whether the newest entry was itself wrong, so that nothing can be said of what follows it. */
    boolean unsure(int at) {
        return (slots[at + STATE] & UNSURE) != 0;
    }

    /** The newest entry's leaf hash. */
    void leafHash(int at, byte[] target) {
        ByteBuffer bytes = ByteBuffer.wrap(target);
        for (int i = 0; i < Digest.LENGTH / Long.BYTES; i++) {
            bytes.putLong(slots[at + HASH + i]);
        }
    }

    void put(long high, long low, long seq, boolean redeemed, boolean unsure, byte[] leafHash) {
        if ((used + 1) * 3L > slots.length / STRIDE * 2L) {
            grow();
        }
        int at = slot(high, low);
        used += slots[at + STATE] == 0 ? 1 : 0;
        slots[at] = high;
        slots[at + 1] = low;
        slots[at + STATE] = seq + 1 << 2 | (unsure ? UNSURE : 0) | (redeemed ? REDEEMED : 0);
        ByteBuffer bytes = ByteBuffer.wrap(leafHash);
        for (int i = 0; i < Digest.LENGTH / Long.BYTES; i++) {
            slots[at + HASH + i] = bytes.getLong();
        }
    }

    /** Number of trails. */
    int size() {
        return used;
    }

    private int slot(long high, long low) {
        int capacity = slots.length / STRIDE;
        long mixed = (high * 31 + low) * 0x9E3779B97F4A7C15L;
        int at = (int) (mixed >>> 33) & capacity - 1;
        while (slots[at * STRIDE + STATE] != 0 && (slots[at * STRIDE] != high || slots[at * STRIDE + 1] != low)) {
            at = at + 1 & capacity - 1;
        }
        return at * STRIDE;
    }

    private void grow() {
        long[] before = slots;
        slots = new long[Math.multiplyExact(before.length, 2)];
        for (int from = 0; from < before.length; from += STRIDE) {
            if (before[from + STATE] != 0) {
                System.arraycopy(before, from, slots, slot(before[from], before[from + 1]), STRIDE);
            }
        }
    }
}
