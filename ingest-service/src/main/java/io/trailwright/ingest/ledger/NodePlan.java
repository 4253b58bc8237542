package io.trailwright.ingest.ledger;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.log.MerkleTree;
import io.trailwright.core.log.NodeAddress;
import io.trailwright.core.log.Tile;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which stored hashes give the nodes that a proof needs. A node inside a full tile is made from the tile's hashes; one at
 * the edge is made from what is not in a tile yet: leaf hashes, or the roots of the full tiles one level below.
 */
public final class NodePlan {

    private final Collection<NodeAddress> wanted;
    private final SortedSet<NodeAddress> tiles = new TreeSet<>();
    private final SortedSet<NodeAddress> singles = new TreeSet<>();

    /** @param size a size that the log has reached; every wanted node is a complete subtree of that tree */
    public NodePlan(Collection<NodeAddress> wanted, long size) {
        this.wanted = wanted;
        wanted.forEach(node -> place(node, size));
    }

    /** Full tiles to read, each as (tile level, position). */
    public SortedSet<NodeAddress> tiles() {
        return tiles;
    }

    /** Hashes to read one by one, each at tree level 0 (an entry's leaf hash) or 8L (the root of the tile of level L-1). */
    public SortedSet<NodeAddress> singles() {
        return singles;
    }

    /** The wanted nodes. */
    public Map<NodeAddress, Digest> resolve(Map<NodeAddress, byte[]> tileBytes, Map<NodeAddress, Digest> singleHashes) {
        Map<NodeAddress, Digest> known = new HashMap<>(singleHashes);
        tileBytes.forEach((at, bytes) -> {
            Tile tile = new Tile(at.level(), at.index(), Tile.FULL);
            var hashes = tile.decode(bytes).iterator();
            tile.nodes().forEach(node -> known.put(node, hashes.next()));
        });
        Map<NodeAddress, Digest> result = new HashMap<>();
        wanted.forEach(node -> result.put(node, hash(node, known)));
        return result;
    }

    private void place(NodeAddress node, long size) {
        int inTile = node.level() % Tiles.HEIGHT;
        int base = node.level() - inTile;
        long first = node.index() << inTile;
        long tile = first / Tile.FULL;
        boolean full = tile < size >>> (base + Tiles.HEIGHT);
        if (full && (inTile > 0 || base == 0)) {
            tiles.add(new NodeAddress(base / Tiles.HEIGHT, tile));
            return;
        }
        for (long i = first; i < first + (1L << inTile); i++) {
            singles.add(new NodeAddress(base, i));
        }
    }

    private static Digest hash(NodeAddress node, Map<NodeAddress, Digest> known) {
        if (node.level() % Tiles.HEIGHT == 0) {
            return Objects.requireNonNull(known.get(node), () -> "no hash is stored for " + node);
        }
        int below = node.level() - 1;
        return MerkleTree.nodeHash(
                hash(new NodeAddress(below, node.index() * 2), known),
                hash(new NodeAddress(below, node.index() * 2 + 1), known));
    }
}
