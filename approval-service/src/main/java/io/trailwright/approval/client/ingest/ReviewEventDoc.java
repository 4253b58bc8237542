package io.trailwright.approval.client.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.trailwright.approval.review.ReviewLedger.Opening;
import io.trailwright.approval.review.ReviewLedger.Proof;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.trail.Statement;
import io.trailwright.core.trail.Statement.Attention;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is to be appended: a review that was opened, a person's statement, or an expiry. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReviewEventDoc(
        String event,
        String head,
        @Nullable ReviewDoc review,
        @Nullable StatementDoc statement,
        @Nullable String personToken,
        @Nullable String idToken) {

    record ReviewDoc(String subject, List<String> groups, int approvals, String expiresAt) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StatementDoc(
            UUID decision,
            String subject,
            String view,
            String verdict,
            String meaning,
            String reason,
            @Nullable AttentionDoc attention) {
        static StatementDoc of(Statement statement) {
            return new StatementDoc(
                    statement.decision(),
                    statement.subject().toString(),
                    statement.view().toString(),
                    statement.outcome().wire(),
                    statement.meaning(),
                    statement.reason(),
                    statement.attention().map(AttentionDoc::of).orElse(null));
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

    /** Without the token. */
    @Override
    public String toString() {
        return "ReviewEventDoc[" + event + ", " + head + "]";
    }
}
