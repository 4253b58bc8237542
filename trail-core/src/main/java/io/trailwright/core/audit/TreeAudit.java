package io.trailwright.core.audit;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.log.Frontier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The tree over the entries against the tiles, the signed checkpoints and those that are known from elsewhere. A leaf is
 * told three times, by the header, by the column beside it and by its tile: the two that agree go into the tree, so that
 * one wrong row does not make everything after it look wrong. Where two cannot be had the tree ends, and with it what can
 * be compared.
 */
final class TreeAudit {

    private static final int TILE_BYTES = 256 * Digest.LENGTH;

    private final Findings findings;
    private final Sha256 sha;
    private final CheckpointAudit notes;
    private final Peeking<StoredCheckpoint> checkpoints;
    private final List<Peeking<StoredTile>> tiles = new ArrayList<>();
    private final List<KnownCheckpoint> known;
    private final GrowingTree tree;
    private final long from;
    private final long size;
    private int nextKnown;
    private long agreed;
    private long agreedKnown;
    private long reached;
    private long contradicted = -1; // size of the signed checkpoint that has another root than the tree
    private boolean lost;
    private long judged = -1;
    private boolean believed;
    private @Nullable StoredCheckpoint newest;

    /** @param size of the log, as its head says */
    TreeAudit(
            LogSource source,
            Frontier start,
            long size,
            Peeking<StoredCheckpoint> checkpoints,
            CheckpointAudit notes,
            List<KnownCheckpoint> known,
            Findings findings,
            Sha256 sha) {
        this.findings = findings;
        this.sha = sha;
        this.notes = notes;
        this.checkpoints = checkpoints;
        this.known = known.stream()
                .sorted(Comparator.comparingLong(one -> one.checkpoint().size()))
                .toList();
        this.tree = new GrowingTree(sha, start);
        this.from = start.size();
        this.size = size;
        this.agreed = from;
        this.agreedKnown = from;
        this.reached = from;
        for (int level = 0; level < GrowingTree.TILE_LEVELS; level++) {
            tiles.add(new Peeking<>(source.tiles(level)));
        }
    }

    /** @param whole whether the stored leaf hash is that of the stored header, which is {@code computed} */
    void leaf(long index, byte[] computed, boolean whole) {
        byte[] tile = tileOf(index);
        int at = (int) (index & 255) * Digest.LENGTH;
        boolean told = tile != null && Arrays.equals(tile, at, at + Digest.LENGTH, computed, 0, Digest.LENGTH);
        if (whole && (tile == null || told || !believed(index))) {
            grow(computed, 0);
        } else if (tile != null) {
            if (whole) {
                findings.add(index, "entry", "is not the entry that tile 0/" + (index >> 8) + " holds at this place");
            }
            grow(tile, at);
        } else {
            lose(index + 1);
        }
    }

    /** There is no entry at this index, nor before {@code to}. */
    void gap(long index, long to) {
        long at = index;
        for (byte[] tile = tileOf(at); at < to && tile != null && !lost; tile = tileOf(at)) {
            grow(tile, (int) (at & 255) * Digest.LENGTH);
            at++;
        }
        if (at < to) {
            lose(to);
        }
    }

    /** The size that the tree could be compared to, if that is not all of it. */
    OptionalLong comparedTo() {
        return lost ? OptionalLong.of(agreed) : OptionalLong.empty();
    }

    /** The frontier of everything; null when the tree could not be computed to the end. */
    @Nullable
    Frontier frontier() {
        return lost ? null : tree.frontier();
    }

    long tiles() {
        return tiles.stream().mapToLong(Peeking::count).sum();
    }

    /** The stored checkpoint of the largest size that the log reached. */
    @Nullable
    StoredCheckpoint newest() {
        return newest;
    }

    /** After the last entry. */
    void finish() {
        if (contradicted >= 0 && !findings.entryIn(agreed, contradicted)) {
            findings.add(
                    agreed,
                    "entry",
                    "the entries from this index to " + (contradicted - 1)
                            + " do not make the root of the signed checkpoint of size " + contradicted);
        }
        for (int level = 0; level < tiles.size(); level++) {
            stored(level, Long.MAX_VALUE);
        }
        for (StoredCheckpoint row = checkpoints.peek(); row != null; row = checkpoints.peek()) {
            checkpoints.next();
            findings.add(
                    reached, "checkpoint", "there is one of size " + row.size() + ", and the log ends at " + reached);
        }
        for (; nextKnown < known.size(); nextKnown++) {
            var one = known.get(nextKnown);
            findings.add(
                    reached,
                    "log_head",
                    "the log ends at " + reached + ", and a checkpoint of size "
                            + one.checkpoint().size() + " is known (" + one.where() + ")");
        }
    }

    private void grow(byte[] leaf, int at) {
        reached++;
        if (!lost) {
            int filled = tree.append(leaf, at);
            for (int level = 0; level < filled; level++) {
                compareTile(level);
            }
        }
        checkpointsReached();
    }

    private void lose(long size) {
        lost = true;
        reached = size;
        checkpointsReached();
    }

    /** Where the head says that the log ends before the tile is full, a tile is no witness of anything. */
    private byte @Nullable [] tileOf(long index) {
        if ((index | 255) >= size) {
            return null;
        }
        StoredTile tile = stored(0, index >> 8);
        return tile != null && tile.bytes().length == TILE_BYTES ? tile.bytes() : null;
    }

    /** Whether the tile of this index is what its own root says; asked only where it contradicts an entry. */
    private boolean believed(long index) {
        if (judged != index >> 8) {
            judged = index >> 8;
            StoredTile tile = stored(0, judged);
            believed = tile != null && Arrays.equals(sha.root(tile.bytes()), tile.root());
        }
        return believed;
    }

    /** The stored tile at this place, left where it is; those before it that nobody asked for are not of this log. */
    private @Nullable StoredTile stored(int level, long n) {
        Peeking<StoredTile> row = tiles.get(level);
        StoredTile tile = row.peek();
        for (; tile != null && tile.n() < n; tile = row.peek()) {
            row.next();
            if (tile.first() >= from && !lost) {
                findings.add(tile.first(), "tile", name(level, tile.n()) + " is not a full tile of this log");
            }
        }
        return tile != null && tile.n() == n ? tile : null;
    }

    private void compareTile(int level) {
        long n = (tree.size() >>> 8 * (level + 1)) - 1;
        StoredTile tile = stored(level, n);
        long first = n << 8 * (level + 1);
        if (first < from) {
            return; // it began before what was read
        }
        if (tile == null) {
            findings.add(first, "tile", name(level, n) + " is missing");
            return;
        }
        tiles.get(level).next();
        int differs = Arrays.mismatch(tile.bytes(), tree.filled(level));
        if (differs >= 0) {
            long hash = Math.min(differs, TILE_BYTES - 1) / Digest.LENGTH;
            findings.add(
                    first + (hash << 8 * level),
                    "tile",
                    name(level, n) + " has another hash at place " + hash + " than the log's entries make");
        }
        if (!Arrays.equals(tile.root(), tree.filledRoot(level).bytes())) {
            findings.add(first, "tile", name(level, n) + " has another root than the log's entries make");
        }
    }

    private void checkpointsReached() {
        for (StoredCheckpoint row = checkpoints.peek();
                row != null && row.size() <= reached;
                row = checkpoints.peek()) {
            StoredCheckpoint taken = checkpoints.next();
            newest = taken;
            notes.read(taken).ifPresent(checkpoint -> {
                if (!lost && checkpoint.size() == reached) {
                    signed(checkpoint.root());
                }
            });
        }
        for (; nextKnown < known.size() && known.get(nextKnown).checkpoint().size() <= reached; nextKnown++) {
            known(known.get(nextKnown));
        }
    }

    private void signed(Digest root) {
        if (tree.frontier().root().equals(root)) {
            agreed = reached;
            return;
        }
        contradicted = reached;
        lost = true;
    }

    private void known(KnownCheckpoint one) {
        if (lost || one.checkpoint().size() != reached) {
            return;
        }
        if (tree.frontier().root().equals(one.checkpoint().root())) {
            agreedKnown = reached;
        } else {
            findings.add(
                    agreedKnown,
                    "log_head",
                    "the log is not the one of which a checkpoint of size " + reached + " is known (" + one.where()
                            + "): they part between this index and " + (reached - 1));
        }
    }

    private static String name(int level, long n) {
        return "tile " + level + "/" + n;
    }
}
