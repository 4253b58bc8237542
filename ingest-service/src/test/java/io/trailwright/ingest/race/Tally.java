package io.trailwright.ingest.race;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.trail.Review;
import io.trailwright.core.trail.TrailState;
import io.trailwright.core.trail.Verdict;
import io.trailwright.ingest.trail.SeenTrail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What became of the races of one pair. Judges each by its entries: who was told that it is recorded, what is recorded, and
 * what the trail says.
 */
final class Tally {
    private static final Set<String> REFUSALS =
            Set.of("409 review-closed", "409 statement-stale", "409 not-expired", "409 decision-over");

    private final Verb one;
    private final Verb other;
    private int races;
    private int oneFirst;
    private int otherFirst;
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final List<String> contradictions = new ArrayList<>();

    Tally(Verb one, Verb other) {
        this.one = one;
        this.other = other;
    }

    Verb one() {
        return one;
    }

    Verb other() {
        return other;
    }

    int oneFirst() {
        return oneFirst;
    }

    int otherFirst() {
        return otherFirst;
    }

    List<String> contradictions() {
        return contradictions;
    }

    void judge(SeenTrail seen, String first, String second, List<Entry> entries) {
        races++;
        outcomes.merge(first + " / " + second, 1, Integer::sum);
        var state = TrailState.fold(
                entries, entries.get(entries.size() - 1).header().at());
        boolean oneWon = one == Verb.AMEND ? !isRecorded(second) || amendedFirst(entries) : isRecorded(first);
        if (other == Verb.AMEND) {
            oneWon = isRecorded(first) && !amendedFirst(entries);
        }
        oneFirst += oneWon ? 1 : 0;
        otherFirst += oneWon ? 0 : 1;
        var told = new ArrayList<Verb>();
        tell(first, one, told);
        tell(second, other, told);
        check(told, state, entries, first + " / " + second);
    }

    private static boolean isRecorded(String outcome) {
        return outcome.equals(Site.RECORDED);
    }

    private static boolean amendedFirst(List<Entry> entries) {
        return entries.stream()
                .map(entry -> entry.header().kind())
                .filter(kind -> kind == EntryKind.EVIDENCE_ADDED || kind == EntryKind.REVIEW_DECIDED)
                .findFirst()
                .filter(kind -> kind == EntryKind.EVIDENCE_ADDED)
                .isPresent();
    }

    private void tell(String outcome, Verb verb, List<Verb> told) {
        if (isRecorded(outcome)) {
            told.add(verb);
        } else if (!REFUSALS.contains(outcome)) {
            contradictions.add(verb + " was answered " + outcome);
        }
    }

    private void check(List<Verb> told, TrailState state, List<Entry> entries, String what) {
        var ends = told.stream().filter(Verb::ends).toList();
        boolean amended = told.contains(Verb.AMEND);
        boolean takenBack = ends.contains(Verb.APPROVE) && ends.contains(Verb.WITHDRAW);
        require(ends.size() <= 1 || takenBack, "both were told that it is recorded", what, entries);
        require(amended || !ends.isEmpty(), "nobody won", what, entries);
        var counted = state.reviews().stream().filter(Review::counts).toList();
        require(counted.size() == ends.size(), "what counts is not who was told so", what, entries);
        counted.forEach(review -> require(
                ends.contains(verbOf(review)), "another statement counts than was acknowledged", what, entries));
        require(state.verdict() == wanted(ends, amended, state), "the verdict is " + state.verdict(), what, entries);
        checkNothingAfterTheEnd(state, what, entries);
        checkSubjects(entries, what);
        checkChain(entries, what);
    }

    /** New evidence and a withdrawal take an approval back, and nothing takes an end back. */
    private static Verdict wanted(List<Verb> ends, boolean amended, TrailState state) {
        if (ends.isEmpty()) {
            return Verdict.REVIEW_REQUIRED;
        }
        if (ends.contains(Verb.WITHDRAW)) {
            return Verdict.REJECTED;
        }
        return switch (ends.get(0)) {
            case APPROVE -> amended ? Verdict.REVIEW_REQUIRED : Verdict.ALLOWED;
            case REJECT, WITHDRAW -> Verdict.REJECTED;
            case EXPIRE -> Verdict.EXPIRED;
            case AMEND -> state.verdict();
        };
    }

    private static Verb verbOf(Review review) {
        return switch (review.statement().outcome()) {
            case APPROVED -> Verb.APPROVE;
            case REJECTED -> Verb.REJECT;
            case EXPIRED -> Verb.EXPIRE;
            case WITHDRAWN -> Verb.WITHDRAW;
            case CHANGES_REQUESTED, BREAK_GLASS, RECUSED, UPHELD, NOT_UPHELD ->
                throw new AssertionError("nobody stated " + review.statement().outcome());
        };
    }

    /**
     * What was said in the last moment may stand before the end and count for nothing; after it nothing is said, but that
     * what was approved is taken back.
     */
    private void checkNothingAfterTheEnd(TrailState state, String what, List<Entry> entries) {
        var reviews = state.reviews();
        for (int i = 1; i < reviews.size(); i++) {
            boolean withdrawn = verbOf(reviews.get(i)) == Verb.WITHDRAW;
            boolean afterEnd = reviews.subList(0, i).stream()
                    .filter(Review::counts)
                    .anyMatch(review -> !withdrawn || verbOf(review) != Verb.APPROVE);
            require(!afterEnd, "a statement stands after the end", what, entries);
        }
    }

    /** Every statement is about the content as it stood in front of it. */
    private void checkSubjects(List<Entry> entries, String what) {
        Digest content = entries.get(0).leafHash();
        for (var entry : entries) {
            if (entry.header().kind().changesContent()) {
                content = entry.leafHash();
            }
            if (entry.header().kind() == EntryKind.REVIEW_DECIDED) {
                var subject = entry.json("statement").orElseThrow().string("subject");
                require(subject.equals(content.toString()), "a statement about another content", what, entries);
            }
        }
    }

    private void checkChain(List<Entry> entries, String what) {
        for (int i = 1; i < entries.size(); i++) {
            var previous = entries.get(i - 1).leafHash();
            require(
                    entries.get(i).header().prev().filter(previous::equals).isPresent(),
                    "the chain is broken",
                    what,
                    entries);
        }
    }

    private void require(boolean holds, String otherwise, String what, List<Entry> entries) {
        if (!holds) {
            contradictions.add(otherwise + ": " + what + ", "
                    + entries.stream()
                            .map(entry -> entry.header().kind().wire())
                            .toList());
        }
    }

    /** Takes another lane's count of the same pair. */
    Tally and(Tally more) {
        races += more.races;
        oneFirst += more.oneFirst;
        otherFirst += more.otherFirst;
        more.outcomes.forEach((outcome, count) -> outcomes.merge(outcome, count, Integer::sum));
        contradictions.addAll(more.contradictions);
        return this;
    }

    @Override
    public String toString() {
        return one + " || " + other + ": " + races + " races, " + oneFirst + " : " + otherFirst + ", "
                + contradictions.size() + " contradictions, " + outcomes;
    }
}
