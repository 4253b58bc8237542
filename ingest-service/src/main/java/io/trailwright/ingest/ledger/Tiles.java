package io.trailwright.ingest.ledger;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.log.NodeAddress;
import io.trailwright.core.log.Tile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The full tiles (C2SP tlog-tiles) that an append makes. */
final class Tiles {

    /** Tree levels that one tile covers: 256 = 2^8. */
    static final int HEIGHT = 8;

    private Tiles() {}

    /**
     * The tiles that become full while the log grows, lowest level first.
     *
     * @param edge hashes that were there before, of the tiles that were not full
     * @param added the subtrees that the growth completed
     */
    static List<TileRow> filled(long from, long to, Map<NodeAddress, Digest> edge, Map<NodeAddress, Digest> added) {
        List<Tile> completed = Tile.completed(from, to);
        if (completed.isEmpty()) {
            return List.of();
        }
        Map<NodeAddress, Digest> known = new HashMap<>(edge);
        known.putAll(added);
        return completed.stream().map(tile -> row(tile, known)).toList();
    }

    private static TileRow row(Tile tile, Map<NodeAddress, Digest> known) {
        List<Digest> hashes = tile.nodes().stream().map(at -> at(known, at)).toList();
        Digest root = at(known, new NodeAddress(HEIGHT * (tile.level() + 1), tile.index()));
        return new TileRow(tile.level(), tile.index(), tile.encode(hashes), root);
    }

    private static Digest at(Map<NodeAddress, Digest> known, NodeAddress address) {
        return Objects.requireNonNull(known.get(address), () -> "no hash at " + address);
    }
}
