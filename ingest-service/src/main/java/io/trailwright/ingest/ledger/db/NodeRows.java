package io.trailwright.ingest.ledger.db;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.log.NodeAddress;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Addresses of tiles and hashes as columns, and the rows that come back for them. */
final class NodeRows {

    private static final int TILE_HEIGHT = 8;

    private NodeRows() {}

    static Long[] positions(Collection<NodeAddress> nodes) {
        return nodes.stream().map(NodeAddress::index).toArray(Long[]::new);
    }

    static Short[] tileLevels(Collection<NodeAddress> tiles) {
        return tiles.stream().map(at -> (short) at.level()).toArray(Short[]::new);
    }

    /** A hash at tree level 8L is the root of the tile of level L-1 at the same position. */
    static Short[] levelsOfTilesBelow(Collection<NodeAddress> roots) {
        return roots.stream().map(at -> (short) (at.level() / TILE_HEIGHT - 1)).toArray(Short[]::new);
    }

    static Map<NodeAddress, byte[]> tiles(RowSet<Row> rows) {
        Map<NodeAddress, byte[]> tiles = new HashMap<>();
        for (Row row : rows) {
            tiles.put(new NodeAddress(row.getShort("level"), row.getLong("n")), Bytes.get(row, "bytes"));
        }
        return tiles;
    }

    static Map<NodeAddress, Digest> hashes(RowSet<Row> rows) {
        Map<NodeAddress, Digest> hashes = new HashMap<>();
        for (Row row : rows) {
            hashes.put(new NodeAddress(row.getInteger("level"), row.getLong("n")), Bytes.digest(row, "hash"));
        }
        return hashes;
    }
}
