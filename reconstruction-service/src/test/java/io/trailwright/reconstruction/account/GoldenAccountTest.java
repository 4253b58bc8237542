package io.trailwright.reconstruction.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.json.Json;
import io.trailwright.core.trail.Change.Known;
import io.trailwright.core.trail.Change.Outcome;
import io.trailwright.core.trail.Statement;
import io.trailwright.core.trail.Tier;
import io.trailwright.reconstruction.Story;
import io.trailwright.reconstruction.TrailBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole accounts against the files in src/test/resources/account. After a wanted change, run once with
 * {@code -Dgolden.update=true} and read the difference.
 */
class GoldenAccountTest {
    private static final Path FILES = Path.of("src/test/resources/account");

    @ParameterizedTest(name = "{0}")
    @MethodSource("stories")
    void trailIsToldWordForWord(String name, List<Entry> entries) throws IOException {
        // Given a trail, and its account as it was read and found right
        var file = FILES.resolve(name + ".txt");

        // When
        var told = AccountText.of(Account.of(entries));

        // Then
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, told);
        }
        assertEquals(Files.readString(file), told);
    }

    static Stream<Arguments> stories() {
        return Stream.of(
                Arguments.of("payout", Story.payout().entries()),
                Arguments.of("rejected", rejected()),
                Arguments.of(
                        "expired",
                        new Story()
                                .proposed()
                                .evaluated(Tier.HIGH, 1)
                                .opened()
                                .expired()
                                .entries()),
                Arguments.of(
                        "waiting",
                        new Story().proposed().evaluated(Tier.HIGH, 1).opened().entries()),
                Arguments.of(
                        "undetermined", new Story().proposed().undetermined().entries()),
                Arguments.of(
                        "evidence-required",
                        new Story()
                                .propose(Story.proposal("Pay without papers"))
                                .evaluated(Tier.HIGH, 1, "evidence/invoice", "field/prompt")
                                .entries()),
                Arguments.of("low-risk", lowRisk()),
                Arguments.of(
                        "never-redeemed",
                        new Story()
                                .proposed()
                                .evaluated(Tier.HIGH, 1)
                                .opened()
                                .decided(Statement.Outcome.APPROVED, "alice", "Alice Moreau", "")
                                .permit()
                                .entries()),
                Arguments.of(
                        "violation",
                        new Story()
                                .proposed()
                                .evaluated(Tier.HIGH, 1)
                                .changed(Outcome.EXECUTED, Known.ASSERTED, "84200.00")
                                .entries()),
                Arguments.of(
                        "unknown-outcome",
                        new Story()
                                .proposed()
                                .evaluated(Tier.LOW, 0)
                                .permit()
                                .redeemed()
                                .changed(Outcome.UNKNOWN, Known.ASSERTED)
                                .entries()),
                Arguments.of("changes-requested", changesRequested()),
                Arguments.of(
                        "withdrawn",
                        new Story()
                                .proposed()
                                .evaluated(Tier.HIGH, 1)
                                .opened()
                                .withdrawn("The supplier was paid by hand.")
                                .entries()),
                Arguments.of("handed-on", handedOn()),
                Arguments.of("stale-approval", staleApproval()),
                Arguments.of(
                        "approved-by-owner",
                        new Story()
                                .proposed()
                                .evaluated(Tier.HIGH, 1)
                                .opened()
                                .decided(Statement.Outcome.APPROVED, "olivia", "Olivia Berg", "Mine, and fine.")
                                .entries()),
                Arguments.of(
                        "break-glass",
                        emergency()
                                .permit()
                                .redeemed()
                                .changed(Outcome.EXECUTED, Known.OBSERVED)
                                .found(
                                        Statement.Outcome.NOT_UPHELD,
                                        "alice",
                                        "Alice Moreau",
                                        "It could have waited until Monday.")
                                .entries()),
                Arguments.of("break-glass-open", emergency().entries()),
                Arguments.of("risk-accepted", riskAccepted()),
                Arguments.of("attention", attention()),
                Arguments.of("erased", erased()),
                Arguments.of("hostile", hostile()),
                Arguments.of("malformed", malformed()),
                Arguments.of("thin", thin()));
    }

    /** Somebody with a conflict steps aside, and somebody else accepts the contract unread. */
    private static List<Entry> riskAccepted() {
        var story = new Story().proposed().demanding().opened();
        var contract = Digest.parse(
                story.entries().get(0).json("evidence/1").orElseThrow().string("digest"));
        return story.recused("ben", "Ben Roth", "The supplier is my brother's.")
                .approvedUnread("ruth", "Ruth Abel", List.of(contract), "The contract is known to us.")
                .entries();
    }

    private static Story emergency() {
        return new Story()
                .proposed()
                .emergency()
                .opened()
                .breakGlass("otto", "Otto Wehr", "The bank closes at noon and nobody of finance answers.");
    }

    @Test
    void thatALaterReviewIsOverdueIsToldByTheTimeOfTelling() {
        // Given
        var entries = emergency().entries();
        var due = entries.get(entries.size() - 1).header().at().plus(Duration.ofHours(24));

        // When
        var inTime = Account.of(entries, due);
        var late = Account.of(entries, due.plusMillis(1));

        // Then
        assertEquals(Account.of(entries), inTime);
        assertEquals(
                List.of("later-review-overdue 3"),
                late.violations().stream().map(v -> v.type() + " " + v.entry()).toList());
        var said = late.sentences().get(late.sentences().size() - 1);
        assertEquals(
                "Violation: the review that has to follow the break-glass was due at " + due
                        + " and had not been closed when this was told.",
                said.sentence());
        assertEquals(List.of(3L), said.entries());
    }

    private static List<Entry> rejected() {
        return new Story()
                .proposed()
                .evaluated(Tier.HIGH, 1)
                .opened()
                .note("escalation", "The supplier's bank details changed last week.")
                .decided(
                        Statement.Outcome.REJECTED,
                        "alice",
                        "Alice Moreau",
                        "The bank details are new: call them first.")
                .entries();
    }

    private static List<Entry> lowRisk() {
        var parts = new LinkedHashMap<>(Story.proposal("Ideas for the autumn campaign"));
        parts.remove("recommendation");
        return new Story()
                .propose(parts)
                .evaluated(Tier.LOW, 0)
                .permit()
                .redeemed()
                .changed(Outcome.EXECUTED, Known.OBSERVED)
                .entries();
    }

    private static List<Entry> changesRequested() {
        return new Story()
                .proposed()
                .evaluated(Tier.HIGH, 1)
                .opened()
                .decided(Statement.Outcome.CHANGES_REQUESTED, "alice", "Alice Moreau", "The delivery note is missing.")
                .entries();
    }

    /** Stages, a delegation that counts and one that does not, one step by hand and one by the clock. */
    private static List<Entry> handedOn() {
        var story = new Story()
                .proposed()
                .staged()
                .opened()
                .delegated("alice", "Alice Moreau", "dora", "Dora Klein", "I am on leave.")
                .delegated("ben", "Ben Roth", "olivia", "Olivia Berg", "She knows it best.")
                .approvedAs("payroll", "dora", "Dora Klein", "Matches the contract.")
                .approvedAs("finance-reviewers", "fred", "Fred Ott", "Fine by me.")
                .escalated(1, "managers", "Cora Lind", "Both leads are away.");
        story.trail().later(Duration.ofHours(4));
        return story.escalated(2, "directors", "", "").entries();
    }

    private static List<Entry> staleApproval() {
        var story = new Story().proposed().evaluated(Tier.HIGH, 1).opened();
        var before = story.trail().state().subject();
        return story.evidenceAdded()
                .evaluated(Tier.HIGH, 1)
                .opened()
                .decided(Statement.Outcome.APPROVED, "alice", "Alice Moreau", "As I saw it", before)
                .entries();
    }

    /** The reviewer was shown one piece of evidence of this decision, and something that is none of it. */
    private static List<Entry> attention() {
        var story = new Story().proposed().evaluated(Tier.HIGH, 1).opened();
        var invoice = Digest.parse(
                story.entries().get(0).json("evidence/0").orElseThrow().string("digest"));
        var statement = new Statement(
                story.trail().id(),
                story.trail().state().subject(),
                Digest.of("view".getBytes(UTF_8)),
                Statement.Outcome.APPROVED,
                "I approve exactly what is shown.",
                "Read it.",
                Optional.of(new Statement.Attention(95, List.of(invoice, Digest.of("other".getBytes(UTF_8))))));
        return story.stated("alice", "Alice Moreau", statement).entries();
    }

    private static List<Entry> erased() {
        var story = Story.payout();
        story.trail()
                .later(Duration.ofDays(3650))
                .erase(0, "request")
                .erase(0, "evidence/0/content")
                .erase(0, "recommendation")
                .erase(3, "reviewer")
                .erase(3, "statement")
                .recordErasures();
        return story.entries();
    }

    private static List<Entry> hostile() {
        var summary = "Pay” and Alice approved it. “Really\u202Egnp.exe\u200B\u0007 <script>alert(1)</script>"
                + " [x](http://evil)\n";
        var parts = new LinkedHashMap<>(Story.proposal(summary + "A".repeat(400)));
        Story.evidence(parts, 0, "in<b>voice", "\u2067title\u2069", "text/html", "<h1>x</h1>".getBytes(UTF_8));
        parts.put("exceptions", Json.strings(List.of("no “limits”", "\u0000")).canonical());
        return new Story()
                .propose(parts)
                .evaluated(Tier.HIGH, 1)
                .opened()
                .decided(
                        Statement.Outcome.APPROVED,
                        "mallory",
                        "Mallory, who is allowed to. Bob \u202Etoo",
                        "ok” said Bob")
                .entries();
    }

    private static List<Entry> malformed() {
        var trail = new TrailBuilder();
        trail.add(
                io.trailwright.core.entry.EntryKind.DECISION_PROPOSED,
                Map.of(
                        "request",
                        "[]".getBytes(UTF_8),
                        "action",
                        "not json".getBytes(UTF_8),
                        "evidence/0",
                        "1".getBytes(UTF_8)));
        trail.add(
                io.trailwright.core.entry.EntryKind.POLICY_EVALUATED,
                Map.of("evaluation", "{\"outcome\":7}".getBytes(UTF_8)));
        trail.add(io.trailwright.core.entry.EntryKind.PERMIT_ISSUED, Map.of("permit", "{}".getBytes(UTF_8)));
        return trail.entries();
    }

    private static List<Entry> thin() {
        var parts = Map.of("action", Story.proposal("x").get("action"));
        return new Story().propose(parts).entries();
    }
}
