package io.trailwright.approval.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.approval.fake.Evaluations;
import io.trailwright.approval.fake.People;
import io.trailwright.approval.fake.Proposal;
import io.trailwright.approval.fake.TestTrail;
import io.trailwright.core.trail.Reviewer;
import io.trailwright.core.trail.Statement;
import io.trailwright.core.trail.Statement.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every state, and where every event leads from it. */
class ReviewStateTest {
    private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");
    private static final Instant LATE = START.plus(Duration.ofHours(5));
    private static final Reviewer ANNA = People.reviewer("anna", "finance");

    /** Trails by the state that they stand in. */
    private static final Map<String, UnaryOperator<TestTrail>> STATES = Map.of(
            "not-needed", trail -> trail.proposed(START, Proposal.payout()).evaluated(at(1), Evaluations.low()),
            "wanted", ReviewStateTest::wanted,
            "open", ReviewStateTest::open,
            "paused", trail -> trail.proposed(START, Proposal.payout()).evaluated(at(1), Evaluations.undetermined()),
            "approved", trail -> stated(open(trail), Outcome.APPROVED, at(4)),
            "rejected", trail -> stated(open(trail), Outcome.REJECTED, at(4)),
            "expired", trail -> stated(open(trail), Outcome.EXPIRED, LATE),
            "changes-requested", trail -> stated(open(trail), Outcome.CHANGES_REQUESTED, at(4)),
            "withdrawn", trail -> open(trail).withdrawn(at(4)));

    /** State, event, next state. */
    private static final String TABLE = """
            not-needed        evidence   paused
            not-needed        evaluated  wanted
            not-needed        opened     not-needed
            not-needed        approve    not-needed
            not-needed        reject     not-needed
            not-needed        expire     not-needed
            not-needed        changes    not-needed
            not-needed        withdraw   withdrawn
            wanted            evidence   paused
            wanted            evaluated  wanted
            wanted            opened     open
            wanted            approve    approved
            wanted            reject     rejected
            wanted            expire     expired
            wanted            changes    changes-requested
            wanted            withdraw   withdrawn
            open              evidence   paused
            open              evaluated  wanted
            open              opened     open
            open              approve    approved
            open              reject     rejected
            open              expire     expired
            open              changes    changes-requested
            open              withdraw   withdrawn
            paused            evidence   paused
            paused            evaluated  wanted
            paused            opened     paused
            paused            approve    paused
            paused            reject     paused
            paused            expire     paused
            paused            changes    paused
            paused            withdraw   withdrawn
            approved          evidence   paused
            approved          evaluated  wanted
            approved          opened     approved
            approved          approve    approved
            approved          reject     approved
            approved          expire     approved
            approved          changes    approved
            approved          withdraw   withdrawn
            rejected          evidence   rejected
            rejected          evaluated  rejected
            rejected          opened     rejected
            rejected          approve    rejected
            rejected          reject     rejected
            rejected          expire     rejected
            rejected          changes    rejected
            rejected          withdraw   rejected
            expired           evidence   expired
            expired           evaluated  expired
            expired           opened     expired
            expired           approve    expired
            expired           reject     expired
            expired           expire     expired
            expired           changes    expired
            expired           withdraw   expired
            changes-requested evidence   paused
            changes-requested evaluated  changes-requested
            changes-requested opened     changes-requested
            changes-requested approve    changes-requested
            changes-requested reject     rejected
            changes-requested expire     expired
            changes-requested changes    changes-requested
            changes-requested withdraw   withdrawn
            withdrawn         evidence   withdrawn
            withdrawn         evaluated  withdrawn
            withdrawn         opened     withdrawn
            withdrawn         approve    withdrawn
            withdrawn         reject     withdrawn
            withdrawn         expire     withdrawn
            withdrawn         changes    withdrawn
            withdrawn         withdraw   withdrawn
            """;

    @TestFactory
    Stream<DynamicTest> everyEventLeadsFromEveryStateWhereTheTableSays() {
        var rows = TABLE.lines().map(line -> line.split(" +")).toList();
        assertEquals(STATES.size() * 8, rows.size(), "the table is whole");
        return rows.stream()
                .map(row -> DynamicTest.dynamicTest(row[0] + " + " + row[1] + " = " + row[2], () -> {
                    // Given
                    var trail = STATES.get(row[0]).apply(new TestTrail("acme"));
                    assertEquals(row[0], stateOf(trail, last(trail)));
                    // When
                    var now = event(trail, row[1]);
                    // Then
                    assertEquals(row[2], stateOf(trail, now));
                }));
    }

    @Test
    void whatHasLapsedButIsNotStatedIsLapsed() {
        // Given
        var trail = open(new TestTrail("acme"));
        // When
        var state = trail.state(LATE);
        // Then
        assertEquals(new ReviewState.Lapsed(), ReviewState.of(state, trail.entries));
        assertTrue(ReviewState.of(state, trail.entries).closedAt().isEmpty());
    }

    @Test
    void closedStatesSayWhenTheyWereClosed() {
        // Given
        var trail = stated(open(new TestTrail("acme")), Outcome.REJECTED, at(7));
        // When
        var review = ReviewState.of(trail.state(LATE), trail.entries);
        // Then
        assertEquals(Optional.of(at(7)), review.closedAt());
    }

    private static Instant event(TestTrail trail, String event) {
        var now = last(trail).plusSeconds(1);
        switch (event) {
            case "evidence" -> trail.evidenceAdded(now, "sub-agent");
            case "evaluated" -> trail.evaluated(now, Evaluations.high(1, "finance", "PT4H"));
            case "opened" -> trail.opened(now);
            case "approve" -> stated(trail, Outcome.APPROVED, now);
            case "reject" -> stated(trail, Outcome.REJECTED, now);
            case "changes" -> stated(trail, Outcome.CHANGES_REQUESTED, now);
            case "withdraw" -> trail.withdrawn(now);
            case "expire" -> {
                now = now.isAfter(LATE) ? now : LATE;
                stated(trail, Outcome.EXPIRED, now);
            }
            default -> throw new IllegalArgumentException(event);
        }
        return now;
    }

    private static String stateOf(TestTrail trail, Instant now) {
        return ReviewState.of(trail.state(now), trail.entries).wire();
    }

    private static Instant last(TestTrail trail) {
        return trail.entries.get(trail.entries.size() - 1).header().at();
    }

    private static TestTrail wanted(TestTrail trail) {
        return trail.proposed(START, Proposal.payout()).evaluated(at(1), Evaluations.high(1, "finance", "PT4H"));
    }

    private static TestTrail open(TestTrail trail) {
        return wanted(trail).opened(at(2));
    }

    private static TestTrail stated(TestTrail trail, Outcome outcome, Instant at) {
        var subject = trail.state(at).subject();
        var statement = new Statement(trail.id, subject, subject, outcome, "meaning", "reason");
        return trail.decided(at, statement, outcome == Outcome.EXPIRED ? Optional.empty() : Optional.of(ANNA));
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
