package io.trailwright.core.trail;

import static io.trailwright.core.trail.Statement.Outcome.APPROVED;
import static io.trailwright.core.trail.Statement.Outcome.BREAK_GLASS;
import static io.trailwright.core.trail.Statement.Outcome.CHANGES_REQUESTED;
import static io.trailwright.core.trail.Statement.Outcome.NOT_UPHELD;
import static io.trailwright.core.trail.Statement.Outcome.REJECTED;
import static io.trailwright.core.trail.Statement.Outcome.UPHELD;
import static io.trailwright.core.trail.TestTrail.person;
import static io.trailwright.core.trail.TestTrail.requirement;
import static io.trailwright.core.trail.TestTrail.reviewer;
import static io.trailwright.core.trail.TestTrail.step;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.json.Json;
import io.trailwright.core.json.ObjBuilder;
import io.trailwright.core.trail.BreakGlass.LaterReview;
import io.trailwright.core.trail.Statement.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the fold makes of a break-glass: who may, what it lets run and for how long, and the review that follows. */
class BreakGlassTest {
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final Duration TO_DEADLINE = Duration.ofMinutes(61);
    private static final List<Outcome> EVENTS = List.of(Outcome.values());

    private static ObjBuilder emergency() {
        return requirement(1, "finance")
                .put(
                        "breakGlass",
                        Json.object()
                                .put("groups", Json.strings(List.of("on-call")))
                                .put("permitFor", "PT10M")
                                .put("reviewWithin", "PT24H")
                                .build());
    }

    private static TestTrail open() {
        return new TestTrail()
                .proposed()
                .evaluated(Tier.HIGH, emergency().build())
                .opened();
    }

    private static TestTrail broken() {
        return broken(open(), "otto");
    }

    private static TestTrail broken(TestTrail trail, String sub) {
        return trail.decided(BREAK_GLASS, sub, "on-call");
    }

    private static TestTrail used() {
        return broken().permit().redeemed();
    }

    /** What somebody who may states about the trail as it is, or the service or the client where it is theirs. */
    private static TestTrail state(TestTrail trail, Outcome outcome) {
        return switch (outcome) {
            case EXPIRED -> trail.expired();
            case WITHDRAWN -> trail.withdrawn("agent");
            case BREAK_GLASS -> trail.decided(BREAK_GLASS, "olga", "on-call");
            case UPHELD, NOT_UPHELD ->
                trail.decided(
                        outcome,
                        "fiona",
                        trail.state()
                                .breakGlass()
                                .map(BreakGlass::subject)
                                .orElse(trail.state().subject()),
                        "finance");
            case APPROVED, REJECTED, CHANGES_REQUESTED, RECUSED -> trail.decided(outcome, "fiona", "finance");
        };
    }

    /** Every state, and of every event whether it counts and which verdict it leaves. In the order of the outcomes. */
    static Stream<Arguments> table() {
        return Stream.of(
                row("open", BreakGlassTest::open, "+a +r +e -v +r +a +v -v -v", "review-required"),
                row(
                        "changes requested",
                        () -> open().decided(CHANGES_REQUESTED, "frank", "finance"),
                        "+e +r +e -e +r -e +e -e -e",
                        "evidence-required"),
                row(
                        "evidence missing",
                        () -> new TestTrail()
                                .proposed()
                                .evaluated(Tier.HIGH, emergency().build(), "evidence/invoice"),
                        "+e +r +e -e +r -e +e -e -e",
                        "evidence-required"),
                row(
                        "undetermined",
                        () -> new TestTrail().proposed().undetermined(),
                        "-u -u -u -u +r -u -u -u -u",
                        "undetermined"),
                row(
                        "approved",
                        () -> open().decided(APPROVED, "frank", "finance"),
                        "-a +r +e -a +r -a +a -a -a",
                        "allowed"),
                row(
                        "rejected",
                        () -> open().decided(REJECTED, "frank", "finance"),
                        "-r -r -r -r -r -r -r -r -r",
                        "rejected"),
                row("withdrawn", () -> open().withdrawn("agent"), "-r -r -r -r -r -r -r -r -r", "rejected"),
                row("lapsed", () -> open().later(TO_DEADLINE), "-x -x -x +x -x -x -x -x -x", "expired"),
                row("expired", () -> open().later(TO_DEADLINE).expired(), "-x -x -x +x -x -x -x -x -x", "expired"),
                row("broken", BreakGlassTest::broken, "+a +r +e -a +r -a +a -a -a", "allowed"),
                row("broken, a permit is out", () -> broken().permit(), "+a +r +e -a +r -a +a -a -a", "allowed"),
                row(
                        "broken, past the time limit",
                        () -> broken(open().later(Duration.ofMinutes(58)), "otto")
                                .later(Duration.ofMinutes(5)),
                        "-a -a -a -a +r -a -a -a -a",
                        "allowed"),
                row("not used in time", () -> broken().later(WINDOW), "+a +r +e -v +r -v +v +v +v", "review-required"),
                row(
                        "not used in time, past the time limit",
                        () -> broken().later(TO_DEADLINE),
                        "-x -x -x +x -x -x -x +x +x",
                        "expired"),
                row(
                        "broken, then changes requested",
                        () -> broken().decided(CHANGES_REQUESTED, "frank", "finance"),
                        "+e +r +e -e +r -e +e +e +e",
                        "evidence-required"),
                row(
                        "broken, then approved",
                        () -> broken().decided(APPROVED, "frank", "finance"),
                        "-a +r +e -a +r -a +a +a +a",
                        "allowed"),
                row(
                        "broken, then stopped",
                        () -> broken().decided(REJECTED, "frank", "finance"),
                        "-r -r -r -r -r -r -r +r +r",
                        "rejected"),
                row(
                        "broken, then another content",
                        () -> broken().evidence()
                                .evaluated(Tier.HIGH, emergency().build()),
                        "+a +r +e -v +r -v +v +v +v",
                        "review-required"),
                row("used", BreakGlassTest::used, "-a -a -a -a -a -a -a +a +a", "allowed"),
                row(
                        "used, past the time limit",
                        () -> used().later(TO_DEADLINE),
                        "-a -a -a -a -a -a -a +a +a",
                        "allowed"),
                row("used, overdue", () -> used().later(Duration.ofHours(25)), "-a -a -a -a -a -a -a +a +a", "allowed"),
                row("used and upheld", () -> state(used(), UPHELD), "-a -a -a -a -a -a -a -a -a", "allowed"),
                row("used and not upheld", () -> state(used(), NOT_UPHELD), "-a -a -a -a -a -a -a -a -a", "allowed"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void everyEventInEveryState(String name, Supplier<TestTrail> state, String expected, String verdict) {
        // Given
        assertEquals(verdict, state.get().state().verdict().wire());
        // When
        var found = new ArrayList<String>();
        for (var event : EVENTS) {
            var trail = state(state.get(), event).state();
            boolean counts = trail.reviews().get(trail.reviews().size() - 1).counts();
            found.add((counts ? "+" : "-") + letter(trail.verdict()));
        }
        // Then
        assertEquals(expected, String.join(" ", found), name + ": " + EVENTS);
    }

    private static String letter(Verdict verdict) {
        return switch (verdict) {
            case ALLOWED -> "a";
            case REVIEW_REQUIRED -> "v";
            case EVIDENCE_REQUIRED -> "e";
            case REJECTED -> "r";
            case EXPIRED -> "x";
            case UNDETERMINED -> "u";
        };
    }

    private static Arguments row(String name, Supplier<TestTrail> state, String expected, String verdict) {
        return Arguments.of(name, state, expected, verdict);
    }

    @Test
    void itLetsTheActionRunForAsLongAsPolicySaysAndIsReviewedByWhenPolicySays() {
        // When
        var trail = broken();
        // Then
        var glass = trail.state().breakGlass().orElseThrow();
        assertEquals(
                List.of(trail.now().plus(WINDOW), trail.now().plus(Duration.ofHours(24)), true, false, 3L),
                List.of(
                        glass.permittedUntil(),
                        glass.reviewBy(),
                        glass.stands(),
                        glass.used(),
                        glass.invoked().seq()));
        assertEquals(
                Verdict.ALLOWED, trail.later(WINDOW.minusNanos(1000)).state().verdict());
        assertEquals(
                Verdict.REVIEW_REQUIRED,
                trail.later(Duration.ofNanos(1000)).state().verdict());
    }

    static Stream<Arguments> people() {
        return Stream.of(
                Arguments.of(
                        "of another group",
                        open(),
                        "frank",
                        "finance",
                        "is in none of the groups that may break the glass"),
                Arguments.of("the requester", open(), "petra", "on-call", "asked for this decision"),
                Arguments.of("the workflow's owner", open(), "olivia", "on-call", "owns the workflow that proposed it"),
                Arguments.of(
                        "who supplied evidence",
                        new TestTrail()
                                .proposed()
                                .evidence()
                                .evaluated(Tier.HIGH, emergency().build())
                                .opened(),
                        "supplier",
                        "on-call",
                        "supplied evidence for it"),
                Arguments.of(
                        "where policy names nobody",
                        new TestTrail().proposed().evaluated(Tier.HIGH, 1).opened(),
                        "otto",
                        "on-call",
                        "cannot break the glass, because policy names nobody who may"),
                Arguments.of(
                        "a second time, after another content",
                        broken().evidence()
                                .evaluated(Tier.HIGH, emergency().build())
                                .opened(),
                        "olga",
                        "on-call",
                        "cannot break the glass, because that was done before and can be done once"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("people")
    void whoMayNotBreakTheGlass(String name, TestTrail trail, String sub, String group, String why) {
        // When
        trail.decided(BREAK_GLASS, sub, group);
        // Then
        var state = trail.state();
        assertEquals(
                Optional.of("the reviewer " + why),
                state.reviews().get(state.reviews().size() - 1).ignored());
        assertEquals(Verdict.REVIEW_REQUIRED, state.verdict());
        assertEquals(
                Optional.of(why),
                trail.state().breakGlass(reviewer(sub, group), trail.now()).map(Eligibility.Ineligible::sentence));
    }

    @Test
    void theRequesterMayNotEvenWherePolicyExcludesNobody() {
        // Given
        var members = new LinkedHashMap<>(emergency().build().members());
        members.put("excluded", Json.strings(List.of()));
        var lax = new Json.Obj(members);
        var trail = new TestTrail().proposed().evaluated(Tier.LOW, lax).opened();
        // When
        trail.decided(BREAK_GLASS, "petra", "on-call");
        // Then
        assertEquals(Verdict.REVIEW_REQUIRED, trail.state().verdict());
    }

    @Test
    void whatWasHandedOnDoesNotGiveIt() {
        // Given somebody of the on-call group who is also a reviewer hands the decision on
        var trail = open().delegated(reviewer("otto", "on-call", "finance"), person("dora"));
        // When
        trail.decided(BREAK_GLASS, "dora", "sales");
        // Then
        assertEquals(Verdict.REVIEW_REQUIRED, trail.state().verdict());
    }

    static Stream<Arguments> closers() {
        return Stream.of(
                Arguments.of(
                        "who broke it",
                        used(),
                        "otto",
                        List.of("finance"),
                        "broke the glass; the later review needs somebody else"),
                Arguments.of(
                        "of no group that is asked",
                        used(),
                        "olga",
                        List.of("on-call"),
                        "is in none of the groups that may decide"),
                Arguments.of("the requester", used(), "petra", List.of("finance"), "asked for this decision"),
                Arguments.of(
                        "the workflow's owner",
                        used(),
                        "olivia",
                        List.of("finance"),
                        "owns the workflow that proposed it"),
                Arguments.of(
                        "who supplied evidence since",
                        broken().evidence(),
                        "supplier",
                        List.of("finance"),
                        "supplied evidence for it"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("closers")
    void whoMayNotCloseTheLaterReview(String name, TestTrail trail, String sub, List<String> groups, String why) {
        // When
        trail.decided(UPHELD, sub, trail.state().breakGlass().orElseThrow().subject(), groups.toArray(String[]::new));
        // Then
        var state = trail.state();
        assertEquals(
                Optional.of("the reviewer " + why),
                state.reviews().get(state.reviews().size() - 1).ignored());
        assertEquals(LaterReview.OPEN, state.breakGlass().orElseThrow().laterReview(trail.now()));
    }

    @Test
    void thoseWhoHadJoinedByEscalationMayCloseIt() {
        // Given
        var ladder = emergency()
                .put("escalation", new Json.Arr(List.of(step("PT20M", "managers"))))
                .build();
        var trail = new TestTrail()
                .proposed()
                .evaluated(Tier.HIGH, ladder)
                .opened()
                .escalated(1, Optional.of(reviewer("frank", "finance")), "managers");
        broken(trail, "otto").permit().redeemed();
        // When
        trail.decided(
                NOT_UPHELD, "mona", trail.state().breakGlass().orElseThrow().subject(), "managers");
        // Then
        assertEquals(
                Optional.of(NOT_UPHELD),
                trail.state().breakGlass().flatMap(BreakGlass::finding).map(finding -> finding.statement()
                        .outcome()));
    }

    @Test
    void aFindingAboutTheContentInPlaceOfTheBreakGlassDoesNotCount() {
        var trail = used();
        trail.decided(UPHELD, "frank", trail.state().subject(), "finance");
        assertEquals(LaterReview.OPEN, trail.state().breakGlass().orElseThrow().laterReview(trail.now()));
    }

    @Test
    void anOverdueLaterReviewIsAViolationAndStaysOne() {
        // Given
        var trail = used();
        assertEquals(List.of(), trail.state().violations());
        // When
        trail.later(Duration.ofHours(25));
        // Then
        assertEquals(
                LaterReview.OVERDUE, trail.state().breakGlass().orElseThrow().laterReview(trail.now()));
        assertEquals(
                List.of("later-review-overdue 3"),
                trail.state().violations().stream()
                        .map(violation -> violation.type().wire() + " " + violation.seq())
                        .toList());
        // And when it is closed late
        state(trail, UPHELD);
        // Then
        assertEquals(
                LaterReview.CLOSED, trail.state().breakGlass().orElseThrow().laterReview(trail.now()));
        assertEquals(
                List.of("later-review-overdue 6"),
                trail.state().violations().stream()
                        .map(violation -> violation.type().wire() + " " + violation.seq())
                        .toList());
    }

    @Test
    void aPermitThatLivesLongerThanTheBreakGlassIsAViolation() {
        // Given the permit of the test lives ten minutes from its issue
        var trail = broken().later(Duration.ofMinutes(1));
        // When
        trail.permit();
        // Then
        assertEquals(
                List.of(Violation.Type.PERMIT_WITHOUT_PERMISSION),
                trail.state().violations().stream().map(Violation::type).toList());
    }

    @Test
    void aPermitOnABreakGlassThatDoesNotCountIsAViolation() {
        var trail = new TestTrail().proposed().evaluated(Tier.HIGH, 1).opened();
        broken(trail, "otto").permit();
        assertEquals(
                List.of(Violation.Type.PERMIT_WITHOUT_PERMISSION),
                trail.state().violations().stream().map(Violation::type).toList());
    }

    @Test
    void aRedemptionAfterItsTimeIsNotOnItsAccount() {
        // When
        var trail = broken().permit().later(Duration.ofMinutes(11)).redeemed();
        // Then
        assertEquals(false, trail.state().breakGlass().orElseThrow().used());
        assertEquals(Verdict.REVIEW_REQUIRED, trail.state().verdict());
        assertEquals(
                List.of(Violation.Type.PERMIT_REDEEMED_LATE),
                trail.state().violations().stream().map(Violation::type).toList());
    }

    @Test
    void policyAsksTheSameSignInForItAndForTheFinding() {
        // Given
        var strong = emergency()
                .put(
                        "signIn",
                        Json.object()
                                .put("acr", Json.strings(List.of("gold")))
                                .put("countersigned", false)
                                .build())
                .build();
        var trail = new TestTrail().proposed().evaluated(Tier.HIGH, strong).opened();
        // When
        broken(trail, "otto");
        // Then
        assertEquals(Verdict.REVIEW_REQUIRED, trail.state().verdict());
        // And when somebody who signed in so does it, and one who did not closes it
        stated(trail, BREAK_GLASS, "olga", "gold", trail.state().subject(), "on-call");
        assertEquals(Verdict.ALLOWED, trail.state().verdict());
        trail.permit().redeemed();
        var subject = trail.state().breakGlass().orElseThrow().subject();
        stated(trail, UPHELD, "frank", "1", subject, "finance");
        // Then
        assertEquals(LaterReview.OPEN, trail.state().breakGlass().orElseThrow().laterReview(trail.now()));
        stated(trail, UPHELD, "frank", "gold", subject, "finance");
        assertEquals(
                LaterReview.CLOSED, trail.state().breakGlass().orElseThrow().laterReview(trail.now()));
    }

    private static void stated(TestTrail trail, Outcome outcome, String sub, String acr, Digest subject, String group) {
        var plain = reviewer(sub, group);
        var signed = new Reviewer(
                plain.person(),
                plain.username(),
                plain.groups(),
                Optional.of(acr),
                plain.amr(),
                plain.authTime(),
                plain.client());
        var statement = new Statement(TestTrail.ID, subject, subject, outcome, "meaning", "because");
        trail.add(EntryKind.REVIEW_DECIDED, Map.of("statement", statement.json(), "reviewer", signed.json()));
    }
}
