package io.trailwright.bench;

import io.trailwright.core.audit.StoredEntry;
import io.trailwright.core.audit.StoredPart;
import io.trailwright.core.entry.Commitment;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.entry.Header;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A whole log in memory, trails of two entries each, with as many parts and bytes as the ingest benches' decision leaves
 * in the ledger. The same at each run.
 */
record MadeLog(List<StoredEntry> entries, List<StoredPart> parts) {
    static final String NAME = "acme";
    private static final TreeMap<String, Integer> PROPOSED = new TreeMap<>();
    private static final TreeMap<String, Integer> EVALUATED = new TreeMap<>();

    static {
        PROPOSED.put("actor", 180);
        PROPOSED.put("evidence/0", 190);
        PROPOSED.put("evidence/0/content", 715);
        PROPOSED.put("exceptions", 150);
        PROPOSED.put("recommendation", 200);
        PROPOSED.put("request", 640);
        PROPOSED.put("trace", 90);
        EVALUATED.put("evaluation", 820);
        EVALUATED.put("facts", 540);
    }

    /** @param trails at least 1 */
    static MadeLog of(int trails) {
        var log = new MadeLog(new ArrayList<>(2 * trails), new ArrayList<>(9 * trails));
        var random = new Random(1);
        for (var number = 0; number < trails; number++) {
            var trail = new UUID(random.nextLong(), random.nextLong());
            var first = log.add(trail, Optional.empty(), EntryKind.DECISION_PROPOSED, PROPOSED, random);
            log.add(trail, Optional.of(first), EntryKind.POLICY_EVALUATED, EVALUATED, random);
        }
        return log;
    }

    private Digest add(
            UUID trail, Optional<Digest> prev, EntryKind kind, TreeMap<String, Integer> sizes, Random random) {
        var index = entries.size();
        var commitments = new TreeMap<String, Digest>();
        sizes.forEach((name, size) -> {
            var salt = bytes(Commitment.SALT_BYTES, random);
            var body = bytes(size, random);
            commitments.put(name, Commitment.of(salt, body));
            parts.add(new StoredPart(index, name, salt, body));
        });
        var at = Instant.ofEpochSecond(1_790_000_000L).plusNanos(1_000L * index);
        var seq = prev.isPresent() ? 1 : 0;
        var header = new Header(NAME, trail, seq, prev, kind, at, commitments).bytes();
        var leaf = Digest.ofParts(new byte[] {0}, header);
        var micros = 1_790_000_000_000_000L + index;
        entries.add(new StoredEntry(NAME, index, trail, seq, kind.wire(), micros, header, leaf.bytes()));
        return leaf;
    }

    private static byte[] bytes(int length, Random random) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
