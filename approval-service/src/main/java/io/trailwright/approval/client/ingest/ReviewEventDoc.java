package io.trailwright.approval.client.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.trailwright.approval.review.ReviewLedger.Opening;
import io.trailwright.approval.review.ReviewLedger.Proof;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.trail.Delegation;
import io.trailwright.core.trail.Escalation;
import io.trailwright.core.trail.Person;
import io.trailwright.core.trail.Statement;
import io.trailwright.core.trail.Statement.Attention;
import io.trailwright.core.trail.Statement.RiskAccepted;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is to be appended: a review opened, a statement, an expiry, a delegation or an escalation. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReviewEventDoc(
        String event,
        String head,
        @Nullable ReviewDoc review,
        @Nullable StatementDoc statement,
        @Nullable DelegationDoc delegation,
        @Nullable EscalationDoc escalation,
        @Nullable String personToken,
        @Nullable String idToken) {

    private ReviewEventDoc(
            String event,
            String head,
            @Nullable ReviewDoc review,
            @Nullable StatementDoc statement,
            @Nullable String personToken,
            @Nullable String idToken) {
        this(event, head, review, statement, null, null, personToken, idToken);
    }

    record DelegationDoc(String subject, PersonDoc to, String until, String reason) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PersonDoc(String iss, String sub, @Nullable String name) {
        static PersonDoc of(Person person) {
            return new PersonDoc(
                    person.iss().orElseThrow(), person.sub(), person.name().orElse(null));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EscalationDoc(
            String subject,
            int step,
            List<String> groups,
            @Nullable String reason) {}

    record ReviewDoc(String subject, List<String> groups, int approvals, String expiresAt) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StatementDoc(
            UUID decision,
            String subject,
            String view,
            String verdict,
            String meaning,
            String reason,
            @Nullable String conflict,
            @Nullable RiskAcceptedDoc riskAccepted,
            @Nullable AttentionDoc attention) {
        static StatementDoc of(Statement statement) {
            return new StatementDoc(
                    statement.decision(),
                    statement.subject().toString(),
                    statement.view().toString(),
                    statement.outcome().wire(),
                    statement.meaning(),
                    statement.reason(),
                    statement.declared().noConflict() ? "none" : null,
                    statement.declared().riskAccepted().map(RiskAcceptedDoc::of).orElse(null),
                    statement.attention().map(AttentionDoc::of).orElse(null));
        }
    }

    record RiskAcceptedDoc(List<String> evidence, String reason) {
        static RiskAcceptedDoc of(RiskAccepted accepted) {
            return new RiskAcceptedDoc(
                    accepted.evidence().stream().map(Digest::toString).toList(), accepted.reason());
        }
    }

    record AttentionDoc(long seconds, List<String> opened) {
        static AttentionDoc of(Attention attention) {
            return new AttentionDoc(
                    attention.seconds(),
                    attention.opened().stream().map(Digest::toString).toList());
        }
    }

    static ReviewEventDoc opened(Digest head, Opening opening) {
        var review = new ReviewDoc(
                opening.subject().toString(),
                opening.groups(),
                opening.approvals(),
                opening.expiresAt().toString());
        return new ReviewEventDoc("opened", head.toString(), review, null, null, null);
    }

    static ReviewEventDoc decided(Digest head, Statement statement, Proof proof) {
        return new ReviewEventDoc(
                "decided",
                head.toString(),
                null,
                StatementDoc.of(statement),
                proof.personToken(),
                proof.idToken().orElse(null));
    }

    static ReviewEventDoc expired(Digest head, Statement statement) {
        return new ReviewEventDoc("expired", head.toString(), null, StatementDoc.of(statement), null, null);
    }

    static ReviewEventDoc delegated(Digest head, Delegation delegation, String personToken) {
        var doc = new DelegationDoc(
                delegation.subject().toString(),
                PersonDoc.of(delegation.to()),
                delegation.until().toString(),
                delegation.reason());
        return new ReviewEventDoc("delegated", head.toString(), null, null, doc, null, personToken, null);
    }

    static ReviewEventDoc escalated(Digest head, Escalation escalation, Optional<String> personToken) {
        var doc = new EscalationDoc(
                escalation.subject().toString(),
                escalation.step(),
                escalation.groups(),
                escalation.reason().isEmpty() ? null : escalation.reason());
        return new ReviewEventDoc("escalated", head.toString(), null, null, null, doc, personToken.orElse(null), null);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "ReviewEventDoc[" + event + ", " + head + "]";
    }
}
