package io.trailwright.core.trail;

import io.trailwright.core.entry.Digest;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/**
 * Whether somebody who lets something run, or closes the review of an emergency, is trained as the requirement asks, has
 * declared what it asks them to declare, and accepts no risk that is not theirs to accept. The ledger refuses by this
 * rule, and the fold counts by it. A rejection is asked for nothing.
 */
public final class QualificationCheck {

    private QualificationCheck() {}

    /** Why a statement does not count. */
    public enum Shortfall {
        TRAINING_MISSING,
        TRAINING_EXPIRED,
        CONFLICT_NOT_DECLARED,
        RISK_NOT_THEIRS,
        RISK_ELSEWHERE;

        public String wire() {
            return Wire.name(this);
        }
    }

    /** @param detail a sentence's end, to be read after "the statement does not count:" */
    public record Lacking(Shortfall shortfall, String detail) {}

    /**
     * @param evidence digests of all evidence of the trail
     * @param at when it is recorded, by the ledger's clock
     */
    public static Optional<Lacking> check(
            Requirement wanted, Reviewer reviewer, Statement statement, Set<Digest> evidence, Instant at) {
        if (!statement.outcome().needsSignIn()) {
            return Optional.empty();
        }
        return training(wanted, reviewer, at).or(() -> declared(wanted, reviewer, statement, evidence));
    }

    /** The same without the training, which only the ledger reads from the person's token. */
    public static Optional<Lacking> declared(
            Requirement wanted, Reviewer reviewer, Statement statement, Set<Digest> evidence) {
        if (!statement.outcome().needsSignIn()) {
            return Optional.empty();
        }
        return wanted.conflictDeclaration() && !statement.declared().noConflict()
                ? lacking(
                        Shortfall.CONFLICT_NOT_DECLARED, "the reviewer did not declare to have no conflict of interest")
                : risk(wanted, reviewer, statement, evidence);
    }

    private static Optional<Lacking> training(Requirement wanted, Reviewer reviewer, Instant at) {
        for (var course : wanted.training()) {
            var until = reviewer.training().get(course);
            if (until == null) {
                return lacking(
                        Shortfall.TRAINING_MISSING, "the reviewer is not known to have done the training " + course);
            }
            if (!at.isBefore(until)) {
                return lacking(
                        Shortfall.TRAINING_EXPIRED, "the reviewer's training " + course + " was valid until " + until);
            }
        }
        return Optional.empty();
    }

    /** By their own groups: what was handed to them does not make somebody answer for what nobody has seen. */
    private static Optional<Lacking> risk(
            Requirement wanted, Reviewer reviewer, Statement statement, Set<Digest> evidence) {
        var accepted = statement.declared().riskAccepted();
        if (accepted.isEmpty()) {
            return Optional.empty();
        }
        if (statement.outcome() != Statement.Outcome.APPROVED
                || Collections.disjoint(wanted.riskAcceptance(), reviewer.groups())) {
            return lacking(
                    Shortfall.RISK_NOT_THEIRS, "policy does not name the reviewer to approve with evidence unread");
        }
        return evidence.containsAll(accepted.get().evidence())
                ? Optional.empty()
                : lacking(Shortfall.RISK_ELSEWHERE, "what the reviewer accepts unread is no evidence of this decision");
    }

    private static Optional<Lacking> lacking(Shortfall shortfall, String detail) {
        return Optional.of(new Lacking(shortfall, detail));
    }
}
