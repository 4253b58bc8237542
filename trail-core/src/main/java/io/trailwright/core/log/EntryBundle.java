package io.trailwright.core.log;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Up to 256 consecutive entries as C2SP tlog-tiles publishes them ("Log entries"): the bytes of which the hashes of the
 * level 0 tile with the same index are the leaf hashes, each after its length as 2 bytes, big-endian.
 *
 * @param index position of the bundle, from 0; its first entry is at {@code 256 * index}
 * @param width number of entries: 256 for a full bundle, 1 to 255 for a partial one
 */
public record EntryBundle(long index, int width) {

    private static final String PREFIX = "tile/entries/";
    private static final int LONGEST_ENTRY = 0xFFFF;

    public EntryBundle {
        TilePath.require(0, index, width);
    }

    /**
     * Reads {@code tile/entries/<N>[.p/<W>]} strictly, without a leading slash.
     *
     * @throws IllegalArgumentException when the text is not the path of an entry bundle of any log
     */
    public static EntryBundle parse(String path) {
        if (!path.startsWith(PREFIX)) {
            throw TilePath.malformed(path);
        }
        TilePath rest = TilePath.parse(path.substring(PREFIX.length()), path);
        return new EntryBundle(rest.index(), rest.width());
    }

    /** The path below the log's prefix: {@code tile/entries/<N>}, and {@code .p/<W>} when the bundle is partial. */
    public String path() {
        return PREFIX + new TilePath(index, width).format();
    }

    /** Index of the first entry in the log. */
    public long first() {
        return index * Tile.FULL;
    }

    /** Whether a log of {@code size} entries has all the entries of this bundle. */
    public boolean within(long size) {
        return first() + width <= size;
    }

    /** The entries as they are served: exactly {@link #width()} of them, each of at most 65,535 bytes. */
    public byte[] encode(List<byte[]> entries) {
        if (entries.size() != width) {
            throw new IllegalArgumentException(path() + " has " + width + " entries, not " + entries.size());
        }
        int length = 0;
        for (byte[] entry : entries) {
            if (entry.length > LONGEST_ENTRY) {
                throw new IllegalArgumentException(
                        "an entry has at most " + LONGEST_ENTRY + " bytes, not " + entry.length);
            }
            length += Short.BYTES + entry.length;
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        entries.forEach(entry -> bytes.putShort((short) entry.length).put(entry));
        return bytes.array();
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IllegalArgumentException when the bytes hold more or fewer than {@link #width()} entries, or end in one
     */
    public List<byte[]> decode(byte[] encoded) {
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        List<byte[]> entries = new ArrayList<>(width);
        while (bytes.hasRemaining() && entries.size() < width) {
            entries.add(next(bytes, entries.size()));
        }
        if (entries.size() != width || bytes.hasRemaining()) {
            throw new IllegalArgumentException(path() + " has " + width + " entries, but holds " + entries.size()
                    + " and " + bytes.remaining() + " bytes more");
        }
        return List.copyOf(entries);
    }

    private byte[] next(ByteBuffer bytes, int position) {
        if (bytes.remaining() >= Short.BYTES) {
            byte[] entry = new byte[Short.toUnsignedInt(bytes.getShort())];
            if (bytes.remaining() >= entry.length) {
                bytes.get(entry);
                return entry;
            }
        }
        throw new IllegalArgumentException(path() + " ends in the middle of its entry " + position);
    }
}
