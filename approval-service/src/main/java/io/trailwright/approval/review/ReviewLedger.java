package io.trailwright.approval.review;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.trail.Delegation;
import io.trailwright.core.trail.Escalation;
import io.trailwright.core.trail.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Appends {@code review.*} to the ledger. What is not acknowledged here is not true. Every call can be repeated with
 * its key: the ledger then answers as it did before.
 */
public interface ReviewLedger {

    /** @param head what the trail's head must be, here and below */
    Uni<Appended> opened(UUID decision, String key, Digest head, Opening opening);

    /** The ledger verifies both tokens and writes the reviewer itself. */
    Uni<Appended> decided(UUID decision, String key, Digest head, Statement statement, Proof proof);

    Uni<Appended> expired(UUID decision, String key, Digest head, Statement statement);

    /** @param personToken of the person who hands the decision on; the ledger writes who that is itself */
    Uni<Appended> delegated(UUID decision, String key, Digest head, Delegation delegation, String personToken);

    /** @param personToken of the person who escalates; empty when the time of the step has come */
    Uni<Appended> escalated(
            UUID decision, String key, Digest head, Escalation escalation, Optional<String> personToken);

    /** @param expiresAt after this, nothing can be approved */
    record Opening(Digest subject, List<String> groups, int approvals, Instant expiresAt) {
        public Opening {
            groups = List.copyOf(groups);
        }
    }

    /**
     * Of the person.
     *
     * @param personToken the person's own access token
     * @param idToken the identity provider's signature over the statement, where there is one
     */
    record Proof(String personToken, Optional<String> idToken) {
        /** Without the tokens. */
        @Override
        public String toString() {
            return "Proof[]";
        }
    }

    /** What the ledger said. Never fails for what a peer does: that is {@link Unknown}. */
    sealed interface Appended {}

    record Recorded(Receipt receipt) implements Appended {}

    /** Something else was appended to the trail first. */
    record TrailMoved() implements Appended {}

    /** The statement is about another content than the ledger's current one. */
    record Stale() implements Appended {}

    /** The ledger has no open review of this decision. */
    record Closed(String detail) implements Appended {}

    /** The key was used with another body: an earlier try with an older token or head was recorded. */
    record KeyUsed() implements Appended {}

    /** The ledger does not take the person's token. */
    record PersonRefused(String detail) implements Appended {}

    /** By the ledger's copy of the trail this person may not decide. */
    record NotEligible(String detail) implements Appended {}

    /** The person has not shown or declared what policy asks for, or what they have shown cannot be read. */
    record NotQualified(String detail) implements Appended {}

    /** The ledger does not find the sign-in to be what policy asks for. */
    record SignInRefused(String detail) implements Appended {}

    /** By the ledger's copy of the trail the decision cannot be handed on, or nobody be asked besides. */
    record HandoverRefused(String detail) implements Appended {}

    /** No answer, or one that says nothing: it may or may not be recorded. */
    record Unknown(String detail) implements Appended {}
}
