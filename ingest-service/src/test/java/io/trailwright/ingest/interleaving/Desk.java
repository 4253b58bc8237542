package io.trailwright.ingest.interleaving;

import io.smallrye.mutiny.Uni;
import io.trailwright.access.Caller;
import io.trailwright.access.Login;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.json.Json;
import io.trailwright.core.json.JsonException;
import io.trailwright.core.trail.Action;
import io.trailwright.core.trail.Change;
import io.trailwright.core.trail.Statement;
import io.trailwright.ingest.OneApproval;
import io.trailwright.ingest.Trails;
import io.trailwright.ingest.decision.ChangeReport;
import io.trailwright.ingest.decision.DecisionService;
import io.trailwright.ingest.decision.DecisionsAt;
import io.trailwright.ingest.decision.Evidence;
import io.trailwright.ingest.decision.FactService;
import io.trailwright.ingest.decision.Proposal;
import io.trailwright.ingest.ledger.IdempotencyKey;
import io.trailwright.ingest.ledger.Ledger;
import io.trailwright.ingest.permit.GrantedPermit;
import io.trailwright.ingest.permit.PermitService;
import io.trailwright.ingest.permit.Permits;
import io.trailwright.ingest.permit.PermitsAt;
import io.trailwright.ingest.review.ReviewEvent;
import io.trailwright.ingest.review.ReviewService;
import io.trailwright.ingest.review.ReviewsAt;
import io.trailwright.ingest.review.VerifiedPerson;
import io.trailwright.ingest.trail.SeenTrail;
import io.trailwright.ingest.trail.TrailReader;
import io.trailwright.ingest.trail.TrailsAt;
import io.trailwright.problem.HttpProblem;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The service's own doors over one ledger: what is refused is empty, and what is not is really recorded. */
final class Desk {
    private static final String LOG = "acme";
    private static final Caller APPROVAL = service("approval-service");
    private static final Caller AGENT = service("integration");
    private static final Caller EXECUTOR = service("executor");

    private final TrailReader reader;
    private final DecisionService decisions;
    private final ReviewService reviews;
    private final PermitService permits;
    private final FactService facts;
    private final boolean believesStoredBytes;
    private long keys;

    /** @param believesStoredBytes so that nobody turns what cannot be read into a refusal */
    Desk(Ledger ledger, Clock clock, Permits signer, boolean believesStoredBytes) {
        this.believesStoredBytes = believesStoredBytes;
        var writer = TrailsAt.writer(ledger, clock);
        this.reader = TrailsAt.reader(ledger, clock);
        this.decisions = DecisionsAt.of(writer, new OneApproval(), signer, clock);
        this.reviews = ReviewsAt.of(writer, name -> Uni.createFrom().item(person(name)));
        this.permits = PermitsAt.service(ledger, writer, signer);
        this.facts = DecisionsAt.facts(writer);
    }

    UUID propose(Json.Obj action, List<Evidence> evidence) {
        var request =
                Json.object().put("workflow", "payout").put("summary", "s").build();
        var proposal = new Proposal(request, action, evidence, Optional.empty(), Optional.empty());
        return await(decisions.propose(AGENT, key(), proposal)).seen().trail();
    }

    boolean amend(UUID decision, List<Evidence> evidence) {
        return attempt(decisions.addEvidence(AGENT, decision, key(), evidence)).isPresent();
    }

    Optional<SeenTrail> read(UUID decision) {
        return attempt(reader.read(LOG, decision));
    }

    void open(UUID decision) {
        read(decision).map(SeenTrail::state).ifPresent(state -> {
            var event = new ReviewEvent.Opened(
                    state.head(), state.subject(), List.of("finance-reviewers"), 1, Trails.START.plusSeconds(1));
            attempt(reviews.append(APPROVAL, LOG, decision, key(), event));
        });
    }

    /** A statement about what was shown; the head is read right before, as the approval service does. */
    boolean decide(UUID decision, String who, Statement.Outcome outcome, Digest subject, Digest view) {
        var statement = new Statement(decision, subject, view, outcome, "I answer for it", "because");
        return read(decision)
                .map(seen -> new ReviewEvent.Decided(seen.state().head(), statement, who, Optional.empty()))
                .flatMap(event -> attempt(reviews.append(APPROVAL, LOG, decision, key(), event)))
                .isPresent();
    }

    Optional<GrantedPermit> ask(UUID decision, Json.Obj arguments) {
        return attempt(permits.ask(AGENT, decision, key(), arguments));
    }

    boolean redeem(UUID permit, String compact, Json.Obj arguments) {
        return attempt(permits.redeem(EXECUTOR, permit, key(), compact, arguments))
                .isPresent();
    }

    void report(UUID decision, Json.Obj action) {
        var report = new ChangeReport(
                Change.Outcome.EXECUTED,
                Optional.empty(),
                Optional.of(Action.read(action)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        attempt(facts.reportChange(EXECUTOR, decision, key(), report));
    }

    private <T> Optional<T> attempt(Uni<T> uni) {
        try {
            return Optional.of(await(uni));
        } catch (HttpProblem refused) {
            if (refused.status() >= 500) {
                throw new AssertionError(refused);
            }
            return Optional.empty();
        } catch (JsonException | IllegalArgumentException | DateTimeException unreadable) {
            if (believesStoredBytes) {
                return Optional.empty();
            }
            throw unreadable;
        }
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(30));
    }

    private IdempotencyKey key() {
        return new IdempotencyKey("sim", "POST", "k" + keys++, Digest.of(new byte[0]));
    }

    private static Caller service(String role) {
        return new Caller("https://issuer.test", role, role, LOG, Optional.empty(), Set.of(role), Optional.empty());
    }

    private static VerifiedPerson person(String name) {
        var login = new Login(
                Trails.START, "session", Optional.of(name), List.of("finance-reviewers"), Optional.of("1"), List.of());
        var caller = new Caller(
                "https://issuer.test", name, "ui", LOG, Optional.of(name), Set.of("reviewer"), Optional.of(login));
        return new VerifiedPerson(caller, Optional.empty());
    }
}
