package io.trailwright.ingest.race;

import io.smallrye.mutiny.Uni;
import io.trailwright.access.Caller;
import io.trailwright.access.Login;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.json.Json;
import io.trailwright.core.trail.Statement;
import io.trailwright.ingest.OneApproval;
import io.trailwright.ingest.Trails;
import io.trailwright.ingest.decision.DecisionService;
import io.trailwright.ingest.decision.DecisionsAt;
import io.trailwright.ingest.decision.Evidence;
import io.trailwright.ingest.ledger.EntryDraft;
import io.trailwright.ingest.ledger.IdempotencyKey;
import io.trailwright.ingest.ledger.Ledger;
import io.trailwright.ingest.ledger.PartDraft;
import io.trailwright.ingest.permit.Permits;
import io.trailwright.ingest.review.ReviewEvent;
import io.trailwright.ingest.review.ReviewService;
import io.trailwright.ingest.review.ReviewsAt;
import io.trailwright.ingest.review.VerifiedPerson;
import io.trailwright.ingest.review.WithdrawalService;
import io.trailwright.ingest.trail.Actor;
import io.trailwright.ingest.trail.NewIds;
import io.trailwright.ingest.trail.SeenTrail;
import io.trailwright.ingest.trail.TrailReader;
import io.trailwright.ingest.trail.TrailWriter;
import io.trailwright.ingest.trail.TrailsAt;
import io.trailwright.problem.HttpProblem;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The service's own rules and writers over one replica of the ledger. Policy asks for one approval, whatever comes. */
final class Site {
    static final String RECORDED = "recorded";

    private static final int TRIES = 8;

    private final String log;
    private final Caller approval;
    private final Caller agent;
    private final RaceClock clock;
    private final Ledger ledger;
    private final TrailReader reader;
    private final TrailWriter writer;
    private final ReviewService reviews;
    private final DecisionService decisions;
    private final WithdrawalService withdrawals;

    Site(String log, RaceClock clock, Ledger ledger, Permits permits) {
        this.log = log;
        this.approval = caller("approval-service", "approval-service");
        this.agent = caller("agent", "integration");
        this.clock = clock;
        this.ledger = ledger;
        this.reader = TrailsAt.reader(ledger, clock);
        this.writer = TrailsAt.writer(ledger, clock);
        this.reviews = ReviewsAt.of(writer, token -> Uni.createFrom().item(person(token)));
        this.withdrawals = ReviewsAt.withdrawals(writer);
        this.decisions = DecisionsAt.of(writer, new OneApproval(), permits, clock);
    }

    /** A decision whose review is open. */
    SeenTrail opened() {
        var id = new NewIds().next();
        var drafts =
                List.of(proposal(), new EntryDraft(EntryKind.POLICY_EVALUATED, List.of(OneApproval.PART)), review());
        await(writer.create(log, id, key(), drafts));
        return read(id);
    }

    SeenTrail read(UUID id) {
        return await(reader.read(log, id));
    }

    List<Entry> entries(UUID id) {
        return await(ledger.trail(log, id));
    }

    /**
     * Does what a service would, who has seen the trail: says it, and says it again where it is told to look again. The time
     * limit passes the moment before somebody says so.
     *
     * @return {@value #RECORDED}, or the slug of the refusal
     */
    String act(Verb verb, String who, SeenTrail seen) {
        var known = seen;
        var refusal = "";
        switch (verb) {
            case EXPIRE -> clock.moveTo(seen.state().expiresAt().orElseThrow().plus(1, ChronoUnit.MICROS));
            case AMEND -> clock.moveTo(seen.now().plusSeconds(1)); // so that the time limit begins anew, and later
            case APPROVE, REJECT, WITHDRAW -> {}
        }
        for (int i = 0; i < TRIES; i++) {
            try {
                await(attempt(verb, who, known));
                return RECORDED;
            } catch (HttpProblem problem) {
                refusal = problem.status() + " " + problem.type().toString().replaceAll(".*/", "");
                boolean lookAgain = refusal.equals("409 trail-moved")
                        || (verb == Verb.EXPIRE && refusal.equals("409 statement-stale"));
                if (!lookAgain) {
                    return refusal;
                }
                known = read(seen.trail());
            }
        }
        return refusal;
    }

    private Uni<?> attempt(Verb verb, String who, SeenTrail seen) {
        return switch (verb) {
            case APPROVE -> decide(who, seen, Statement.Outcome.APPROVED);
            case REJECT -> decide(who, seen, Statement.Outcome.REJECTED);
            case EXPIRE -> expire(seen);
            case AMEND -> decisions.addEvidence(agent, seen.trail(), key(), List.of(evidence(who)));
            case WITHDRAW -> withdrawals.withdraw(agent, seen.trail(), key(), "not needed any more");
        };
    }

    private Uni<?> decide(String who, SeenTrail seen, Statement.Outcome outcome) {
        var event = new ReviewEvent.Decided(seen.state().head(), statement(seen, outcome), who, Optional.empty());
        return reviews.append(approval, log, seen.trail(), key(), event);
    }

    private Uni<?> expire(SeenTrail seen) {
        var event = new ReviewEvent.Expired(seen.state().head(), statement(seen, Statement.Outcome.EXPIRED));
        return reviews.append(approval, log, seen.trail(), key(), event);
    }

    private static Statement statement(SeenTrail seen, Statement.Outcome outcome) {
        return new Statement(
                seen.trail(), seen.state().subject(), Digest.of(new byte[0]), outcome, "I answer for it", "because");
    }

    private EntryDraft proposal() {
        var request =
                Json.object().put("workflow", "payout").put("summary", "s").build();
        var action = Json.object()
                .put("type", "pay")
                .put("target", "erp")
                .put("arguments", Trails.ARGUMENTS)
                .build();
        return new EntryDraft(
                EntryKind.DECISION_PROPOSED,
                List.of(Actor.part(agent), PartDraft.of("request", request), PartDraft.of("action", action)));
    }

    private static EntryDraft review() {
        return new EntryDraft(
                EntryKind.REVIEW_OPENED,
                List.of(PartDraft.of("review", Json.object().build())));
    }

    private static Evidence evidence(String what) {
        return new Evidence(
                Json.object()
                        .put("kind", "invoice")
                        .put("title", what)
                        .put("digest", Digest.of(new byte[0]).toString())
                        .put("inline", false)
                        .build(),
                Optional.empty());
    }

    private Caller caller(String name, String role) {
        return new Caller("https://issuer.test", name, name, log, Optional.empty(), Set.of(role), Optional.empty());
    }

    private VerifiedPerson person(String name) {
        var login = new Login(
                Trails.START, "session", Optional.of(name), List.of("finance-reviewers"), Optional.of("1"), List.of());
        var caller = new Caller(
                "https://issuer.test", name, "ui", log, Optional.of(name), Set.of("reviewer"), Optional.of(login));
        return new VerifiedPerson(caller, Optional.empty());
    }

    private static IdempotencyKey key() {
        return new IdempotencyKey("race", "POST", UUID.randomUUID().toString(), Digest.of(new byte[0]));
    }

    static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(60));
    }
}
