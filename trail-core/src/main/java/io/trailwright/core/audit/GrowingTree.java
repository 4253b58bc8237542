package io.trailwright.core.audit;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.log.Frontier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A tree that grows leaf by leaf in constant memory: its right edge, and for each level the tile that is being filled
 * (C2SP tlog-tiles). Not thread-safe.
 */
final class GrowingTree {

    /** Levels of full tiles that a log of fewer than 2^63 entries has. */
    static final int TILE_LEVELS = 7;

    private static final int HEIGHT = 8;
    private static final int LAST = 255;

    private final Sha256 sha;
    private final byte[] edge =
            new byte[63 * Digest.LENGTH]; // the node of level l is of meaning when bit l of size is 1
    private final byte[][] tiles = new byte[TILE_LEVELS + 1][256 * Digest.LENGTH];
    private final byte[] hash = new byte[Digest.LENGTH];
    private long size;

    GrowingTree(Sha256 sha, Frontier from) {
        this.sha = sha;
        this.size = from.size();
        int node = 0;
        for (int level = 62; level >= 0; level--) {
            if ((size >>> level & 1) == 1) {
                System.arraycopy(from.nodes().get(node++).bytes(), 0, edge, level * Digest.LENGTH, Digest.LENGTH);
            }
        }
    }

    long size() {
        return size;
    }

    /** Adds a leaf; gives how many tiles it filled, which are the newest of the levels from 0 on. */
    int append(byte[] leaf, int from) {
        System.arraycopy(leaf, from, hash, 0, Digest.LENGTH);
        System.arraycopy(hash, 0, tiles[0], (int) (size & LAST) * Digest.LENGTH, Digest.LENGTH);
        int level = 0;
        for (; (size >>> level & 1) == 1; level++) {
            sha.node(edge, level * Digest.LENGTH, hash, 0, hash, 0);
            intoTile(level + 1);
        }
        System.arraycopy(hash, 0, edge, level * Digest.LENGTH, Digest.LENGTH);
        size++;
        return Math.min(Long.numberOfTrailingZeros(size) / HEIGHT, TILE_LEVELS);
    }

    private void intoTile(int level) {
        if (level % HEIGHT == 0 && level / HEIGHT < tiles.length) {
            int position = (int) (size >>> level & LAST);
            System.arraycopy(hash, 0, tiles[level / HEIGHT], position * Digest.LENGTH, Digest.LENGTH);
        }
    }

    /** The tile of this level that {@link #append} has just filled. Not a copy: read it at once. */
    byte[] filled(int level) {
        return tiles[level];
    }

    /** The hash that the tile of this level, just filled, makes: the newest of the tile above. */
    Digest filledRoot(int level) {
        long n = (size >>> HEIGHT * (level + 1)) - 1;
        return hash(tiles[level + 1], (int) (n & LAST) * Digest.LENGTH);
    }

    Frontier frontier() {
        List<Digest> nodes = new ArrayList<>();
        for (int level = 62; level >= 0; level--) {
            if ((size >>> level & 1) == 1) {
                nodes.add(hash(edge, level * Digest.LENGTH));
            }
        }
        return new Frontier(size, nodes);
    }

    private static Digest hash(byte[] hashes, int from) {
        return Digest.wrap(Arrays.copyOfRange(hashes, from, from + Digest.LENGTH));
    }
}
