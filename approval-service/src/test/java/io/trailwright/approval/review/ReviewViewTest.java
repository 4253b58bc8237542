package io.trailwright.approval.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.approval.fake.Evaluations;
import io.trailwright.approval.fake.Proposal;
import io.trailwright.approval.fake.TestTrail;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is shown is what is signed for: the digest covers every value of it and nothing else. */
class ReviewViewTest {
    private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");

    @Test
    void theSameTrailIsTheSameViewAtEveryTime() {
        // Given
        var trail = payout(Proposal.payout());
        // When
        var early = ReviewView.of(trail.state(START.plusSeconds(2)), trail.entries);
        var late = ReviewView.of(trail.state(START.plusSeconds(999_999)), trail.entries);
        // Then
        assertEquals(early.digest(), late.digest());
        assertEquals(Digest.of(early.canonicalModel().canonical()), early.digest());
    }

    @Test
    void theViewHoldsEveryPartThatADecisionIsMadeOf() {
        // Given
        var trail = payout(Proposal.payout());
        // When
        var model = ReviewView.of(trail.state(START), trail.entries).canonicalModel();
        // Then
        assertEquals(
                Set.of(
                        "v",
                        "decision",
                        "log",
                        "subject",
                        "request",
                        "action",
                        "evidence",
                        "recommendation",
                        "exceptions",
                        "tier",
                        "policy",
                        "rules",
                        "requirement"),
                model.members().keySet());
        assertEquals(trail.entries.get(0).leafHash().toString(), model.string("subject"));
    }

    @Test
    void everyValueOfTheViewCountsForItsDigest() {
        // Given
        var trail = payout(Proposal.payout());
        var model = ReviewView.of(trail.state(START), trail.entries).canonicalModel();
        // When
        var changed = mutations(model).stream()
                .map(json -> Digest.of(json.canonical()).toString())
                .toList();
        // Then
        assertTrue(changed.size() > 40, "there are many values: " + changed.size());
        assertEquals(changed.size(), new TreeSet<>(changed).size(), "every mutation has another digest");
        assertTrue(changed.stream().noneMatch(Digest.of(model.canonical()).toString()::equals));
    }

    @Test
    void changedArgumentsAreAnotherView() {
        var id = UUID.randomUUID();
        var one = new TestTrail("acme", id).proposed(START, Proposal.payout());
        var other = new TestTrail("acme", id)
                .proposed(
                        START,
                        Proposal.payout()
                                .arguments(Json.object().put("amount", 1).build()));
        assertNotEquals(
                ReviewView.of(one.state(START), one.entries).digest(),
                ReviewView.of(other.state(START), other.entries).digest());
    }

    @Test
    void evidenceIsNumberedThroughAllEntries() {
        // Given
        var trail = payout(Proposal.payout().withDigestOnly("contract", "s3://contracts/7"));
        trail.evidenceAdded(START.plusSeconds(5), "sub-agent");
        // When
        var view = ReviewView.of(trail.state(START), trail.entries);
        // Then
        assertEquals(
                List.of(0, 1, 2),
                view.evidence().stream().map(EvidenceItem::number).toList());
        assertEquals(
                List.of(0L, 0L, 2L),
                view.evidence().stream().map(EvidenceItem::seq).toList());
        assertEquals(
                List.of(true, false, true),
                view.evidence().stream().map(item -> item.content().isPresent()).toList());
        assertEquals(List.of(), view.gaps(), "what is declared as held elsewhere is not a gap");
    }

    @Test
    void whatCannotBeInspectedIsAGapInHighTierAndInNoOther() {
        // Given
        var proposal = Proposal.payout()
                .with("archive", "A", "application/zip", "PK")
                .with("scan", "S", "application/pdf", "%PDF-1.7 /Encrypt 1 0 R");
        var high = new TestTrail("acme").proposed(START, proposal).evaluated(START, Evaluations.high(1, "f", "PT4H"));
        var medium =
                new TestTrail("acme").proposed(START, proposal).evaluated(START, Evaluations.medium(1, "f", "PT4H"));
        var unevaluated = new TestTrail("acme").proposed(START, proposal);
        // Then
        var gaps = List.of(
                "evidence 2: the document is of a kind that cannot be shown here",
                "evidence 3: the document is an encrypted PDF");
        assertEquals(gaps, ReviewView.of(high.state(START), high.entries).gaps());
        assertEquals(
                List.of(), ReviewView.of(medium.state(START), medium.entries).gaps());
        assertEquals(
                gaps,
                ReviewView.of(unevaluated.state(START), unevaluated.entries).gaps(),
                "what is not evaluated counts as high");
    }

    /** The model with each single value put another way. */
    private static List<Json> mutations(Json json) {
        var all = new ArrayList<Json>();
        if (json instanceof Json.Obj object) {
            object.members().forEach((name, value) -> mutations(value).forEach(changed -> {
                Map<String, Json> members = new LinkedHashMap<>(object.members());
                members.put(name, changed);
                all.add(new Json.Obj(members));
            }));
        } else if (json instanceof Json.Arr array) {
            for (int n = 0; n < array.items().size(); n++) {
                int at = n;
                mutations(array.items().get(n)).forEach(changed -> {
                    var items = new ArrayList<>(array.items());
                    items.set(at, changed);
                    all.add(new Json.Arr(items));
                });
            }
            all.add(new Json.Arr(List.of(new Json.Str("another"))));
        } else {
            all.add(json instanceof Json.Str text ? new Json.Str(text.value() + "x") : new Json.Str("another"));
        }
        return all;
    }

    private static TestTrail payout(Proposal proposal) {
        return new TestTrail("acme")
                .proposed(START, proposal)
                .evaluated(START.plusSeconds(1), Evaluations.high(2, "finance", "PT4H"));
    }
}
