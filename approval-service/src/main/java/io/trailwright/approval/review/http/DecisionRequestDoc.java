package io.trailwright.approval.review.http;

import io.trailwright.approval.review.PersonsDecision;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.trail.Statement.Declared;
import io.trailwright.core.trail.Statement.Outcome;
import io.trailwright.core.trail.Statement.RiskAccepted;
import io.trailwright.problem.StandardProblem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A person's decision. Who decides is in the token and nowhere else. */
@Schema(name = "ReviewDecision")
record DecisionRequestDoc(
        @NotNull
        @Pattern(
                regexp = "approved|rejected|changes-requested|break-glass|recused|upheld|not-upheld",
                message = "must be approved, rejected, changes-requested, break-glass, recused, upheld or not-upheld")
        @Schema(
                enumeration = {
                    "approved",
                    "rejected",
                    "changes-requested",
                    "break-glass",
                    "recused",
                    "upheld",
                    "not-upheld"
                },
                description = "recused: a conflict of interest. upheld and not-upheld close the later review of a"
                        + " break-glass.")
        String verdict,

        @Size(max = PersonsDecision.MAX_REASON) @Schema(description = "Needed unless it is an approval.") @Nullable
        String reason,

        @NotNull
        @Pattern(regexp = DIGEST, message = IS_DIGEST)
        @Schema(description = "As the review shows it; to close a later review, that of the break-glass.")
        String subject,

        @NotNull @Pattern(regexp = DIGEST, message = IS_DIGEST) @Schema(description = "As the review shows it.")
        String view,

        @Pattern(regexp = "none", message = "must be none")
        @Schema(description = "none declares that the person has no conflict of interest, where policy asks for that.")
        @Nullable
        String conflict,

        @Schema(description = "With approved, of people whom policy names for it: which evidence is accepted unread.")
        @Valid
        @Nullable
        RiskAcceptedDoc riskAccepted,

        @Size(min = 1, max = 20_000)
        @Schema(
                description = "Where sign-in-required asked for it: the ID token of a sign-in whose nonce was the one"
                        + " that it named.")
        @Nullable
        String idToken) {

    private static final String DIGEST = "sha256:[0-9a-f]{64}";
    private static final String IS_DIGEST = "must be sha256: and 64 lower-case hexadecimal digits";

    /** @param evidence digests of exactly the evidence that cannot be looked at @param reason why it is accepted */
    @Schema(name = "RiskAccepted")
    record RiskAcceptedDoc(
            @NotNull @Size(min = 1, max = RiskAccepted.MAX)
            List<@NotNull @Pattern(regexp = DIGEST, message = IS_DIGEST) String> evidence,

            @NotBlank @Size(max = PersonsDecision.MAX_REASON)
            String reason) {

        RiskAccepted read() {
            return new RiskAccepted(evidence.stream().map(Digest::parse).toList(), reason);
        }
    }

    /** @throws io.trailwright.problem.HttpProblem 400 where a reason is needed and missing, or a reason that is not text */
    PersonsDecision read() {
        try {
            return new PersonsDecision(
                    Outcome.of(verdict),
                    reason == null ? "" : reason,
                    Digest.parse(subject),
                    Digest.parse(view),
                    new Declared(
                            conflict != null, Optional.ofNullable(riskAccepted).map(RiskAcceptedDoc::read)),
                    Optional.empty(),
                    Optional.ofNullable(idToken));
        } catch (IllegalArgumentException refused) {
            throw StandardProblem.INVALID_REQUEST
                    .with("Correct the reason: " + refused.getMessage() + ".")
                    .violation("/reason", String.valueOf(refused.getMessage()))
                    .build();
        }
    }
}
