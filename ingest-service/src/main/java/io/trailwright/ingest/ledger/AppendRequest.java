package io.trailwright.ingest.ledger;

import io.trailwright.core.audit.StoredKey;
import io.trailwright.core.entry.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Entries of one trail that are recorded together or not at all. Where the request has a key, its first entry commits to it
 * with a part of its own ({@link StoredKey#PART}, ADR 12).
 *
 * @param log the tenant's log: {@code [a-z0-9][a-z0-9-]{0,62}}
 * @param trail the decision's id (UUIDv7)
 * @param expectedHead leaf hash of the trail's newest entry as the caller saw it; empty for a trail that must not exist yet
 * @param key the caller's idempotency key, where the request has one
 * @param drafts 1 to {@value #MAX_DRAFTS} entries in their order; none of the caller's has a part of that name
 */
public record AppendRequest(
        String log, UUID trail, Optional<Digest> expectedHead, Optional<IdempotencyKey> key, List<EntryDraft> drafts) {

    /** More entries than this are never recorded by one request. */
    public static final int MAX_DRAFTS = 32;

    private static final Pattern LOG = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    public AppendRequest {
        if (!LOG.matcher(log).matches()) {
            throw new IllegalArgumentException("'" + log + "' is not a log: " + LOG.pattern());
        }
        Objects.requireNonNull(trail, "trail");
        Objects.requireNonNull(expectedHead, "expectedHead");
        Objects.requireNonNull(key, "key");
        if (drafts.isEmpty() || drafts.size() > MAX_DRAFTS) {
            throw new IllegalArgumentException(
                    "a request records 1 to " + MAX_DRAFTS + " entries, this one has " + drafts.size());
        }
        drafts = key.isPresent() ? withKey(drafts, key.get()) : List.copyOf(drafts);
    }

    private static List<EntryDraft> withKey(List<EntryDraft> drafts, IdempotencyKey key) {
        List<EntryDraft> committed = new ArrayList<>(drafts);
        EntryDraft first = drafts.get(0);
        List<PartDraft> parts = new ArrayList<>(first.parts());
        parts.add(new PartDraft(
                StoredKey.PART, StoredKey.covered(key.client(), key.route(), key.key(), key.body(), drafts.size())));
        committed.set(0, new EntryDraft(first.kind(), parts));
        return List.copyOf(committed);
    }

    /** About how much memory and storage the request needs, in bytes. */
    long weight() {
        long weight = 0;
        for (EntryDraft draft : drafts) {
            weight += 600;
            for (PartDraft part : draft.parts()) {
                weight += 200 + part.body().length;
            }
        }
        return weight;
    }

    /** Number of parts, and so of salts, that its entries have together. */
    int partCount() {
        return drafts.stream().mapToInt(draft -> draft.parts().size()).sum();
    }
}
