package io.trailwright.reconstruction.account;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.json.JsonException;
import io.trailwright.core.trail.Countersignature;
import io.trailwright.core.trail.Review;
import io.trailwright.core.trail.TrailState;
import io.trailwright.core.trail.Verdict;
import io.trailwright.core.trail.Violation;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A trail as it is told: its entries, and where the decision stood when the last of them was recorded. Only the
 * entries count, no clock, so the same entries are always told in the same words.
 *
 * @param state empty when the entries cannot be folded, because a part is not of its kind's shape
 */
record TrailReading(List<Entry> entries, Optional<TrailState> state) {

    /** Parts without which nobody can compute again where the decision stands, and whether a permit was given rightly. */
    private static final Set<String> GROUNDS = Set.of(
            "evaluation",
            "statement",
            "reviewer",
            "delegation",
            "escalation",
            Countersignature.TOKEN_PART,
            Countersignature.KEYS_PART);

    /** @throws IllegalArgumentException if there are no entries */
    static TrailReading of(List<Entry> entries) {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a trail has at least one entry");
        }
        return new TrailReading(List.copyOf(entries), fold(entries));
    }

    private static Optional<TrailState> fold(List<Entry> entries) {
        try {
            var last = entries.get(entries.size() - 1);
            return Optional.of(TrailState.fold(entries, last.header().at()));
        } catch (JsonException | IllegalArgumentException | ArithmeticException | DateTimeException unfoldable) {
            return Optional.empty();
        }
    }

    /** Where the decision stood; undetermined when that cannot be computed, or no longer because its grounds were erased. */
    Verdict verdict() {
        return groundsErased()
                ? Verdict.UNDETERMINED
                : state.map(TrailState::verdict).orElse(Verdict.UNDETERMINED);
    }

    Entry first() {
        return entries.get(0);
    }

    Entry last() {
        return entries.get(entries.size() - 1);
    }

    Optional<Entry> lastOf(EntryKind kind) {
        return entries.stream().filter(entry -> entry.header().kind() == kind).reduce((earlier, later) -> later);
    }

    List<Entry> allOf(EntryKind kind) {
        return entries.stream().filter(entry -> entry.header().kind() == kind).toList();
    }

    boolean has(EntryKind kind) {
        return lastOf(kind).isPresent();
    }

    Optional<Entry> withLeaf(String leafHash) {
        return entries.stream()
                .filter(entry -> entry.leafHash().toString().equals(leafHash))
                .findFirst();
    }

    Optional<Entry> withLeaf(Digest leafHash) {
        return withLeaf(leafHash.toString());
    }

    /** The newest evaluation entry's evaluation; absent when policy has said nothing yet. */
    Reading evaluation() {
        return lastOf(EntryKind.POLICY_EVALUATED)
                .map(entry -> Reading.of(entry, "evaluation"))
                .orElse(Reading.NONE);
    }

    /** All evidence of the trail, in the order in which it came. */
    List<EvidenceItem> evidence() {
        return entries.stream()
                .flatMap(entry -> EvidenceItem.of(entry).stream())
                .toList();
    }

    /** How the fold judged the statement at this entry. */
    Optional<Review> review(Entry entry) {
        return state.stream()
                .flatMap(folded -> folded.reviews().stream())
                .filter(review -> review.seq() == entry.header().seq())
                .findFirst();
    }

    /** Violations that the entries show. What only looks like one because its grounds were erased is not among them. */
    List<Violation> violations() {
        return state.map(TrailState::violations).orElse(List.of()).stream()
                .filter(violation -> !onlyForErasure(violation.type()))
                .toList();
    }

    private boolean onlyForErasure(Violation.Type type) {
        boolean permitErased = entries.stream().anyMatch(entry -> entry.erased("permit"));
        return switch (type) {
            case PERMIT_WITHOUT_PERMISSION -> permitErased || groundsErased();
            case CHANGE_WITHOUT_PERMIT, CHANGE_WITHOUT_REDEMPTION -> permitErased;
            default -> false;
        };
    }

    /** Something was erased on which the decision to permit rested, so that it cannot be computed again. */
    boolean groundsErased() {
        return entries.stream().anyMatch(entry -> GROUNDS.stream().anyMatch(entry::erased));
    }
}
