package io.trailwright.ingest.decision.http;

import io.trailwright.core.trail.Evaluation.Evaluated;
import io.trailwright.ingest.decision.http.PolicyView.MissingBody;
import io.trailwright.ingest.decision.http.PolicyView.PolicyBody;
import io.trailwright.ingest.decision.http.PolicyView.RequirementBody;
import io.trailwright.ingest.decision.http.PolicyView.RuleBody;
import io.trailwright.ingest.permit.IssuedPermit;
import io.trailwright.ingest.trail.Written;
import io.trailwright.ingest.trail.http.ReceiptBody;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the caller may do now, and the proof of what was recorded. */
@Schema(name = "DecisionAnswer")
public record DecisionAnswer(
        @Schema(format = "uuid") String decisionId,

        @Schema(
                enumeration = {"allowed", "review-required", "evidence-required", "rejected", "expired", "undetermined"
                })
        String verdict,

        @Schema(enumeration = {"low", "medium", "high"}) String tier,
        @Nullable PolicyBody policy,
        List<RuleBody> rules,
        @Nullable RequirementBody requirement,
        List<MissingBody> missing,

        @Nullable @Schema(description = "Present when the action may run at once")
        PermitBody permit,

        ReceiptBody receipt) {

    /** A permit as it is handed out. */
    @Schema(name = "IssuedPermit")
    public record PermitBody(
            @Schema(format = "uuid") String permitId,

            @Schema(description = "Compact JWS; the target verifies it offline")
            String permit,

            @Schema(format = "date-time") String expiresAt) {
        static PermitBody of(IssuedPermit permit) {
            return new PermitBody(
                    permit.id().toString(), permit.compact(), permit.expiresAt().toString());
        }
    }

    public static DecisionAnswer of(Written written, Optional<IssuedPermit> permit) {
        var state = written.seen().state();
        var evaluated = state.evaluated();
        return new DecisionAnswer(
                state.trail().toString(),
                state.verdict().wire(),
                state.tier().wire(),
                evaluated.map(Evaluated::policy).map(PolicyBody::of).orElse(null),
                evaluated.map(Evaluated::rules).orElse(List.of()).stream()
                        .map(RuleBody::of)
                        .toList(),
                evaluated.map(Evaluated::requirement).map(RequirementBody::of).orElse(null),
                evaluated.map(Evaluated::missing).orElse(List.of()).stream()
                        .map(MissingBody::of)
                        .toList(),
                permit.map(PermitBody::of).orElse(null),
                ReceiptBody.of(written.receipt()));
    }
}
