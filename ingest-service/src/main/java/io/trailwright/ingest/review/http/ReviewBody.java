package io.trailwright.ingest.review.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.trail.Delegation;
import io.trailwright.core.trail.Escalation;
import io.trailwright.core.trail.Statement;
import io.trailwright.core.trail.Statement.Attention;
import io.trailwright.core.trail.Statement.Declared;
import io.trailwright.core.trail.Statement.RiskAccepted;
import io.trailwright.ingest.review.ReviewEvent;
import io.trailwright.ingest.trail.http.FreeForm;
import io.trailwright.problem.HttpProblem;
import io.trailwright.problem.StandardProblem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What happened in a review. There is no field for who decided: that is the person's token alone. */
@Schema(name = "ReviewEvent")
public record ReviewBody(
        @NotNull EventBody event,

        @NotNull
        @Pattern(regexp = DIGEST, message = DIGEST_MESSAGE)
        @Schema(description = "The trail's head that the sender has seen")
        String head,

        @Nullable @Valid @Schema(description = "With opened")
        OpenedBody review,

        @Nullable @Valid @Schema(description = "With decided and expired")
        StatementBody statement,

        @Nullable @Valid @Schema(description = "With delegated")
        DelegationBody delegation,

        @Nullable @Valid @Schema(description = "With escalated")
        EscalationBody escalation,

        @Nullable
        @Size(min = 1, max = 20_000)
        @Schema(
                description = "With decided and delegated, and with escalated by hand: the access token with which the"
                        + " person is signed in")
        String personToken,

        @Nullable
        @Size(min = 1, max = 20_000)
        @Schema(
                description = "With decided, where policy asks for it: the ID token with which the identity provider"
                        + " signed the statement, its nonce being the digest of the statement")
        String idToken) {

    static final String DIGEST = "sha256:[0-9a-f]{64}";
    static final String DIGEST_MESSAGE = "must be sha256: and 64 lower-case hexadecimal digits";

    /** What happened. */
    @Schema(name = "ReviewEventKind")
    public enum EventBody {
        @JsonProperty("opened")
        OPENED,
        @JsonProperty("decided")
        DECIDED,
        @JsonProperty("expired")
        EXPIRED,
        @JsonProperty("delegated")
        DELEGATED,
        @JsonProperty("escalated")
        ESCALATED
    }

    /** Who is asked. */
    @Schema(name = "OpenedReview")
    public record OpenedBody(
            @NotNull @Pattern(regexp = DIGEST, message = DIGEST_MESSAGE)
            String subject,

            @NotNull @Size(max = 100) List<@NotBlank @Size(max = 200) String> groups,
            @Min(0) @Max(100) int approvals,

            @NotNull @Size(max = 40) @Schema(format = "date-time")
            String expiresAt) {}

    /** What the reviewer states. */
    @Schema(name = "Statement")
    public record StatementBody(
            @NotNull UUID decision,

            @NotNull @Pattern(regexp = DIGEST, message = DIGEST_MESSAGE)
            String subject,

            @NotNull @Pattern(regexp = DIGEST, message = DIGEST_MESSAGE)
            String view,

            @NotNull VerdictBody verdict,
            @NotBlank @Size(max = 1000) String meaning,
            @Nullable @Size(max = 4000) String reason,

            @Nullable
            @Pattern(regexp = "none", message = "must be none")
            @Schema(description = "That the reviewer has no conflict of interest; absent where they did not declare it")
            String conflict,

            @Nullable
            @Valid
            @Schema(description = "With approved, where policy lets the reviewer accept evidence unread")
            RiskAcceptedBody riskAccepted,

            @Nullable
            @Valid
            @Schema(description = "What was seen of the reviewer's reading; absent where it was not measured")
            AttentionBody attention) {}

    /** Which evidence the reviewer accepts although it cannot be looked at. */
    @Schema(name = "RiskAccepted")
    public record RiskAcceptedBody(
            @NotNull @Size(min = 1, max = RiskAccepted.MAX) @Schema(description = "Digests of the evidence, each once")
            List<@NotNull @Pattern(regexp = DIGEST, message = DIGEST_MESSAGE) String> evidence,

            @NotBlank @Size(max = 4000) String reason) {

        private RiskAccepted read() {
            if (evidence.stream().distinct().count() != evidence.size()) {
                throw invalid("/statement/riskAccepted/evidence", "must name each digest once");
            }
            return new RiskAccepted(
                    evidence.stream().map(Digest::parse).toList(),
                    FreeForm.text("/statement/riskAccepted/reason", reason));
        }
    }

    /** How long and at what the reviewer looked. */
    @Schema(name = "Attention")
    public record AttentionBody(
            @Min(0)
            @Max(Attention.MAX_SECONDS)
            @Schema(description = "From the first showing of the view to this person until the statement")
            long seconds,

            @NotNull
            @Size(max = Attention.MAX_OPENED)
            @Schema(description = "Digests of the evidence that was shown whole or asked for, each once")
            List<@NotNull @Pattern(regexp = DIGEST, message = DIGEST_MESSAGE) String> opened) {

        private Attention read() {
            if (opened.stream().distinct().count() != opened.size()) {
                throw invalid("/statement/attention/opened", "must name each digest once");
            }
            return new Attention(seconds, opened.stream().map(Digest::parse).toList());
        }
    }

    /** What was decided. */
    @Schema(name = "StatedVerdict")
    public enum VerdictBody {
        @JsonProperty("approved")
        APPROVED,
        @JsonProperty("rejected")
        REJECTED,
        @JsonProperty("changes-requested")
        CHANGES_REQUESTED,
        @JsonProperty("expired")
        EXPIRED,
        @JsonProperty("break-glass")
        BREAK_GLASS,
        @JsonProperty("recused")
        RECUSED,
        @JsonProperty("upheld")
        UPHELD,
        @JsonProperty("not-upheld")
        NOT_UPHELD
    }

    /**
     * The event about this decision.
     *
     * @throws HttpProblem 400 when a field is missing or does not go with the event
     */
    ReviewEvent event(UUID decision) {
        return switch (event) {
            case OPENED -> opened();
            case DECIDED ->
                new ReviewEvent.Decided(
                        headDigest(), statement(decision, false), token(), Optional.ofNullable(idToken));
            case EXPIRED -> new ReviewEvent.Expired(headDigest(), statement(decision, true));
            case DELEGATED -> new ReviewEvent.Delegated(headDigest(), delegation(decision), token());
            case ESCALATED ->
                new ReviewEvent.Escalated(headDigest(), escalation(decision), Optional.ofNullable(personToken));
        };
    }

    private Digest headDigest() {
        return Digest.parse(head);
    }

    private ReviewEvent opened() {
        if (review == null) {
            throw invalid("/review", "is required with this event");
        }
        for (int i = 0; i < review.groups().size(); i++) {
            FreeForm.text("/review/groups/" + i, review.groups().get(i));
        }
        return new ReviewEvent.Opened(
                headDigest(),
                Digest.parse(review.subject()),
                review.groups(),
                review.approvals(),
                time("/review/expiresAt", review.expiresAt()));
    }

    private Statement statement(UUID decision, boolean expired) {
        if (statement == null) {
            throw invalid("/statement", "is required with this event");
        }
        if (!statement.decision().equals(decision)) {
            throw invalid("/statement/decision", "is not the decision that the address names");
        }
        if (expired != (statement.verdict() == VerdictBody.EXPIRED)) {
            throw invalid("/statement/verdict", "does not go with this event");
        }
        var reason = statement.reason() == null ? "" : statement.reason();
        var outcome = Statement.Outcome.valueOf(statement.verdict().name());
        if (outcome.needsReason() && reason.isBlank()) {
            throw invalid("/statement/reason", "is required with this verdict");
        }
        return new Statement(
                decision,
                Digest.parse(statement.subject()),
                Digest.parse(statement.view()),
                outcome,
                FreeForm.text("/statement/meaning", statement.meaning()),
                FreeForm.text("/statement/reason", reason),
                new Declared(
                        statement.conflict() != null,
                        Optional.ofNullable(statement.riskAccepted()).map(RiskAcceptedBody::read)),
                Optional.ofNullable(statement.attention()).map(AttentionBody::read));
    }

    private Delegation delegation(UUID decision) {
        if (delegation == null) {
            throw invalid("/delegation", "is required with this event");
        }
        return delegation.about(decision);
    }

    private Escalation escalation(UUID decision) {
        if (escalation == null) {
            throw invalid("/escalation", "is required with this event");
        }
        if (personToken != null && escalation.reason() == null) {
            throw invalid("/escalation/reason", "is required of a person");
        }
        return escalation.about(decision);
    }

    private String token() {
        if (personToken == null) {
            throw invalid("/personToken", "is required with this event");
        }
        return personToken;
    }

    static Instant time(String pointer, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException malformed) {
            throw invalid(pointer, "must be an RFC 3339 time");
        }
    }

    private static HttpProblem invalid(String pointer, String message) {
        return StandardProblem.INVALID_REQUEST
                .with("Correct the fields that the violations name.")
                .violation(pointer, message)
                .build();
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "ReviewBody[" + event + ", " + head + "]";
    }
}
