package io.trailwright.e2e.faults;

import io.trailwright.core.entry.Commitment;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.entry.Header;
import io.trailwright.core.log.Frontier;
import io.trailwright.core.log.MerkleTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A log computed from the bytes of its headers: leaves, roots, trails, and what is wrong with them. */
final class Rebuilt {
    private final String log;
    private final List<Digest> leaves = new ArrayList<>();
    private final List<Digest> roots = new ArrayList<>();
    private final Map<UUID, Trail> trails = new HashMap<>();
    private final Map<String, Digest> openParts = new HashMap<>();
    private final Set<String> redeemed = new HashSet<>();
    private Frontier frontier = Frontier.EMPTY;
    private long last = -1;
    private long brokenParts;
    private long gaps;
    private long badLeaves;
    private long brokenTrails;
    private long openedWithoutPolicy;
    private long unpermitted;
    private long redeemedTwice;

    /** Where a trail stands while the log is read. */
    private static final class Trail {
        private long next;
        private Optional<Digest> head = Optional.empty();
        private boolean evaluated;
        private boolean permitted;
        private boolean redeemed;
    }

    Rebuilt(String log) {
        this.log = log;
    }

    /** Takes an entry; the one that was taken last is only continued. */
    void entry(long index, byte[] bytes, Digest claimed) {
        if (index == last) {
            return;
        }
        end();
        gaps += Math.abs(index - last - 1);
        last = index;
        var leaf = MerkleTree.leafHash(bytes);
        if (!leaf.equals(claimed)) {
            badLeaves++;
        }
        leaves.add(leaf);
        frontier = frontier.append(leaf);
        roots.add(frontier.root());
        var header = Header.parse(bytes);
        openParts.putAll(header.parts());
        follow(header, leaf);
    }

    private void follow(Header header, Digest leaf) {
        var trail = trails.computeIfAbsent(header.trail(), id -> new Trail());
        var first = header.kind() == EntryKind.DECISION_PROPOSED;
        if (!header.log().equals(log)
                || header.seq() != trail.next
                || !header.prev().equals(trail.head)
                || first != (trail.next == 0)) {
            brokenTrails++;
        }
        trail.next = header.seq() + 1;
        trail.head = Optional.of(leaf);
        switch (header.kind()) {
            case POLICY_EVALUATED -> trail.evaluated = !header.parts().containsKey("degraded");
            case PERMIT_ISSUED -> {
                openedWithoutPolicy += trail.evaluated ? 0 : 1;
                trail.permitted = true;
            }
            case PERMIT_REDEEMED -> {
                unpermitted += trail.permitted ? 0 : 1;
                redeemedTwice += trail.redeemed ? 1 : 0;
                trail.redeemed = true;
                redeemed.add(header.trail().toString());
            }
            default -> {}
        }
    }

    /** Takes a stored part of the entry that was taken last. */
    void part(String name, byte[] salt, byte[] body) {
        var committed = openParts.remove(name);
        if (committed == null || !committed.equals(Commitment.of(salt, body))) {
            brokenParts++;
        }
    }

    /** The entry that was taken last has no further parts. */
    void end() {
        brokenParts += openParts.size();
        openParts.clear();
    }

    /** Parts that are missing, too many, or other than their entry's header committed to. */
    long brokenParts() {
        return brokenParts;
    }

    long size() {
        return leaves.size();
    }

    /** The root of the tree of this size, empty when the log is shorter. */
    Optional<Digest> root(long size) {
        if (size == 0) {
            return Optional.of(MerkleTree.emptyRoot());
        }
        return size < 0 || size > roots.size() ? Optional.empty() : Optional.of(roots.get((int) size - 1));
    }

    boolean holds(Proof.Leaf leaf) {
        return leaf.index() >= 0
                && leaf.index() < leaves.size()
                && leaves.get((int) leaf.index()).equals(leaf.hash());
    }

    /** Positions that are missing. */
    long gaps() {
        return gaps;
    }

    /** Entries whose stored leaf hash is not that of their bytes, or that do not continue their trail. */
    long broken() {
        return badLeaves + brokenTrails;
    }

    /** Trails in which a permit was redeemed. */
    Set<String> redeemed() {
        return redeemed;
    }

    /** Permits issued although policy had not answered: doors that failed open. */
    long openedWithoutPolicy() {
        return openedWithoutPolicy;
    }

    /** Redemptions before any permit, and second redemptions. */
    long wrongRedemptions() {
        return unpermitted + redeemedTwice;
    }
}
