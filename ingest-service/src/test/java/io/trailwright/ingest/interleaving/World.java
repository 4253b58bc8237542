package io.trailwright.ingest.interleaving;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.json.Json;
import io.trailwright.core.trail.Statement.Outcome;
import io.trailwright.core.trail.Violation;
import io.trailwright.ingest.decision.http.EvidenceAt;
import io.trailwright.ingest.decision.http.EvidenceBody;
import io.trailwright.ingest.permit.IssuedPermit;
import io.trailwright.ingest.permit.Permits;
import io.trailwright.ingest.permit.PermitsAt;
import io.trailwright.ingest.trail.SeenTrail;
import io.trailwright.testing.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One decision with an agent, a reviewer, a target, and an intruder at the database. Keeps the account of what the reviewer
 * saw when they approved and of what ran, and holds the one against the other; it does not ask the fold.
 */
final class World {
    private final Control control;
    private final Permits signer;
    private final HandClock clock = new HandClock();
    private final MemoryLedger ledger;
    private final Desk desk;
    private Desk gate;
    private final UUID decision;

    private Json.Obj agents = Fields.ACTION;
    private @Nullable Shown shown;
    private @Nullable IssuedPermit permit;
    private final List<Shown> approvals = new ArrayList<>();
    private boolean ended;
    private int executions;
    private boolean reportedOther;
    private final List<String> violations = new ArrayList<>();

    World(Control control, Permits signer, Random random) {
        this.control = control;
        this.signer = signer;
        this.ledger = new MemoryLedger(clock, random);
        this.desk = desk(ledger);
        this.gate = desk;
        this.decision = desk.propose(Fields.ACTION, EvidenceAt.of(Fields.EVIDENCE));
    }

    private Desk desk(MemoryLedger over) {
        boolean believing = control == Control.STORED_BYTES_ARE_BELIEVED;
        return new Desk(believing ? WeakLedger.of(over.ledger()) : over.ledger(), clock, signer, believing);
    }

    MemoryLedger ledger() {
        return ledger;
    }

    int executions() {
        return executions;
    }

    boolean approved() {
        return !approvals.isEmpty();
    }

    List<String> violations() {
        return violations;
    }

    /** The agent means to run something else from now on. */
    void agentChanges(Json.Obj action) {
        agents = action;
    }

    void amend(EvidenceBody evidence) {
        desk.amend(decision, EvidenceAt.of(evidence));
    }

    void tick(Duration step) {
        clock.forward(step);
    }

    /** The page: it shows no trail whose bytes are not those that were recorded. */
    void view() {
        desk.open(decision);
        desk.read(decision).filter(SeenTrail::intact).map(Shown::of).ifPresent(page -> shown = page);
    }

    void approve() {
        var page = shown;
        if (page == null) {
            return;
        }
        Digest subject = page.subject();
        if (control == Control.STATEMENT_OF_WHATEVER_IS_THERE) {
            desk.open(decision);
            subject = desk.read(decision).map(seen -> seen.state().subject()).orElse(subject);
        }
        if (desk.decide(decision, "rosa", Outcome.APPROVED, subject, page.view())) {
            approvals.add(page);
            gate = control == Control.APPROVALS_STAY ? desk(ledger.fork()) : desk;
        }
    }

    void reject() {
        var page = shown;
        if (page != null && desk.decide(decision, "ravi", Outcome.REJECTED, page.subject(), page.view())) {
            ended = true;
        }
    }

    void askPermit() {
        gate.ask(decision, agents.object("arguments")).ifPresent(granted -> permit = granted.permit());
    }

    /** The target, right before it acts. */
    void execute() {
        var held = permit;
        if (held == null || (control != Control.TARGET_DOES_NOT_COMPARE && !fits(held))) {
            return;
        }
        var arguments = control == Control.TARGET_DOES_NOT_COMPARE
                ? Fields.ACTION.object("arguments")
                : agents.object("arguments");
        if (control == Control.TARGET_DOES_NOT_REDEEM || gate.redeem(held.id(), held.compact(), arguments)) {
            executed(agents);
        }
    }

    private boolean fits(IssuedPermit held) {
        return PermitsAt.claims(signer, held.compact())
                .filter(claims -> claims.string("aud").equals(agents.string("target"))
                        && claims.string("action").equals(agents.string("type"))
                        && claims.string("argumentsDigest")
                                .equals(Digest.of(agents.object("arguments").canonical())
                                        .toString())
                        && clock.instant().isBefore(Instant.ofEpochSecond(claims.integer("exp"))))
                .isPresent();
    }

    private void executed(Json.Obj action) {
        executions++;
        var now = Shown.of(ledger.recorded());
        boolean asShown = approvals.stream().anyMatch(approved -> approved.sameAs(action, now));
        if (!asShown) {
            violations.add("ran what nobody had approved as it was shown: " + action);
        }
        if (ended) {
            violations.add("ran after it was rejected");
        }
        if (executions > 1) {
            violations.add("ran twice");
        }
    }

    /** What the agent says it ran; the trail must say whether that was proposed. */
    void reportAgents() {
        var action = agents;
        desk.report(decision, action);
        if (!ledger.stored().equals(ledger.recorded())) {
            return;
        }
        boolean flagged = desk.read(decision).orElseThrow().state().violations().stream()
                .filter(violation -> control != Control.REPORT_IS_BELIEVED)
                .anyMatch(violation -> violation.type() == Violation.Type.CHANGE_DIFFERS);
        if (!action.equals(Fields.ACTION) && !flagged) {
            violations.add("reported something else than was proposed, unnoticed: " + action);
        }
        if (action.equals(Fields.ACTION) && flagged && !reportedOther) {
            violations.add("reported what was proposed, and was accused");
        }
        reportedOther |= !action.equals(Fields.ACTION);
    }
}
