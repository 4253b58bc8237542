package io.trailwright.ingest.decision.http;

import io.trailwright.core.trail.Evaluation;
import io.trailwright.core.trail.Requirement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Pieces of policy's answer as callers see them. */
final class PolicyView {

    private PolicyView() {}

    /** Which policy decided. */
    @Schema(name = "PolicyVersion")
    public record PolicyBody(String id, long version, String digest) {
        static PolicyBody of(Evaluation.PolicyVersion policy) {
            return new PolicyBody(policy.id(), policy.version(), policy.digest());
        }
    }

    /** A rule that fired. */
    @Schema(name = "FiredRule")
    public record RuleBody(String id, String tier, String reason) {
        static RuleBody of(Evaluation.FiredRule rule) {
            return new RuleBody(rule.id(), rule.tier().wire(), rule.reason());
        }
    }

    /** Something that the requirement asks for and the decision does not have. */
    @Schema(name = "Missing")
    public record MissingBody(
            @Schema(description = "evidence/<kind> or field/<field>")
            String what,

            String reason) {
        static MissingBody of(Evaluation.Missing missing) {
            return new MissingBody(missing.what(), missing.reason());
        }
    }

    /** A kind of evidence that must be there. */
    @Schema(name = "NeededEvidence")
    public record NeededBody(
            String kind,

            @Nullable @Schema(description = "ISO 8601 duration")
            String maxAge) {
        static NeededBody of(Requirement.NeededEvidence needed) {
            return new NeededBody(
                    needed.kind(), needed.maxAge().map(Duration::toString).orElse(null));
        }
    }

    /** What the tier demands of this decision. */
    @Schema(name = "Requirement")
    public record RequirementBody(
            List<NeededBody> evidence,
            List<String> fields,
            int approvals,
            List<String> groups,
            List<String> excluded,

            @Schema(description = "From the evaluation to expiry, ISO 8601 duration")
            String timeLimit,

            @Schema(description = "Lifetime of a permit, ISO 8601 duration")
            String permitFor,

            @Schema(description = "How long content is kept, ISO 8601 period")
            String retention,

            @Nullable @Schema(description = "How an approver must have signed in; absent where nothing is asked")
            SignInBody signIn) {
        static RequirementBody of(Requirement requirement) {
            return new RequirementBody(
                    requirement.evidence().stream().map(NeededBody::of).toList(),
                    requirement.fields(),
                    requirement.approvals(),
                    requirement.groups(),
                    requirement.excluded().stream()
                            .map(role -> role.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .sorted()
                            .toList(),
                    requirement.timeLimit().toString(),
                    requirement.permitFor().toString(),
                    requirement.retention(),
                    SignInBody.of(requirement.signIn()));
        }
    }

    /** How an approver must have signed in. */
    @Schema(name = "SignIn")
    public record SignInBody(
            @Schema(description = "Accepted authentication context classes; empty for any")
            List<String> acr,

            @Nullable @Schema(description = "Most time between signing in and approving, ISO 8601 duration")
            String maxAge,

            @Schema(description = "The identity provider must sign the approval statement")
            boolean countersigned) {
        static @Nullable SignInBody of(Requirement.SignIn signIn) {
            return signIn.equals(Requirement.SignIn.ANY)
                    ? null
                    : new SignInBody(
                            signIn.acr(),
                            signIn.maxAge().map(Duration::toString).orElse(null),
                            signIn.countersigned());
        }
    }
}
