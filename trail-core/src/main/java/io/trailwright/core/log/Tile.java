package io.trailwright.core.log;

import io.trailwright.core.entry.Digest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A tile of the log as C2SP tlog-tiles publishes it: up to 256 hashes that lie side by side, 8 levels of the tree above
 * those of the tile one level lower. A full tile never changes; neither does a partial one, it is only outgrown.
 *
 * @param level 0 to 7; the hashes are at level {@code 8 * level} of the tree
 * @param index position within the level, from 0
 * @param width number of hashes: 256 for a full tile, 1 to 255 for a partial one
 */
public record Tile(int level, long index, int width) {

    /** Hashes of a full tile. */
    public static final int FULL = TilePath.FULL;

    private static final int HEIGHT = TilePath.HEIGHT;
    private static final int TOP = TilePath.TOP;
    private static final Pattern TEXT = Pattern.compile("tile/([0-7])/(.+)");

    public Tile {
        TilePath.require(level, index, width);
    }

    /** The full tiles that the tree gets while it grows, lowest level first. */
    public static List<Tile> completed(long from, long to) {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("a tree does not grow from size " + from + " to size " + to);
        }
        List<Tile> tiles = new ArrayList<>();
        for (int level = 0; level < TOP; level++) {
            int leaves = HEIGHT * (level + 1);
            for (long index = from >>> leaves; index < to >>> leaves; index++) {
                tiles.add(new Tile(level, index, FULL));
            }
        }
        return tiles;
    }

    /** The partial tile that a tree of {@code size} leaves has at this level, if it has one. */
    public static Optional<Tile> partial(int level, long size) {
        long hashes = hashes(level, size);
        int width = (int) (hashes % FULL);
        return width == 0 ? Optional.empty() : Optional.of(new Tile(level, hashes / FULL, width));
    }

    /**
     * Reads {@code tile/<L>/<N>[.p/<W>]} strictly, without a leading slash.
     *
     * @throws IllegalArgumentException when the text is not the path of a tile of any tree
     */
    public static Tile parse(String path) {
        Matcher matcher = TEXT.matcher(path);
        if (!matcher.matches()) {
            throw TilePath.malformed(path);
        }
        TilePath rest = TilePath.parse(matcher.group(2), path);
        return new Tile(Integer.parseInt(matcher.group(1)), rest.index(), rest.width());
    }

    /** The path below the log's prefix: {@code tile/<L>/<N>}, and {@code .p/<W>} when the tile is partial. */
    public String path() {
        return "tile/" + level + "/" + new TilePath(index, width).format();
    }

    /** Whether a tree of {@code size} leaves has all the hashes of this tile. */
    public boolean within(long size) {
        return index * FULL + width <= hashes(level, size);
    }

    /** Where the hashes of this tile are in the tree, in order. */
    public List<NodeAddress> nodes() {
        return IntStream.range(0, width)
                .mapToObj(i -> new NodeAddress(HEIGHT * level, index * FULL + i))
                .toList();
    }

    /** The hashes one after the other, as they are served; there must be exactly {@link #width()}. */
    public byte[] encode(List<Digest> hashes) {
        if (hashes.size() != width) {
            throw new IllegalArgumentException(path() + " has " + width + " hashes, not " + hashes.size());
        }
        ByteBuffer bytes = ByteBuffer.allocate(width * Digest.LENGTH);
        hashes.forEach(hash -> bytes.put(hash.bytes()));
        return bytes.array();
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IllegalArgumentException unless there are exactly 32 bytes for each of the {@link #width()} hashes
     */
    public List<Digest> decode(byte[] encoded) {
        if (encoded.length != width * Digest.LENGTH) {
            throw new IllegalArgumentException(
                    path() + " has " + width * Digest.LENGTH + " bytes, not " + encoded.length);
        }
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        List<Digest> hashes = new ArrayList<>(width);
        while (bytes.hasRemaining()) {
            byte[] hash = new byte[Digest.LENGTH];
            bytes.get(hash);
            hashes.add(Digest.wrap(hash));
        }
        return List.copyOf(hashes);
    }

    /** How many hashes a tree has at a level of tiles. */
    private static long hashes(int level, long size) {
        if (level < 0 || level > TOP || size < 0) {
            throw new IllegalArgumentException("no tile level " + level + " in a tree of size " + size);
        }
        return size >>> (HEIGHT * level);
    }
}
