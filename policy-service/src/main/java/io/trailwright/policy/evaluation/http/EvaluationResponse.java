package io.trailwright.policy.evaluation.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One result for each item, in the same order. */
record EvaluationResponse(List<Result> results) {

    /** Either facts and evaluation, or a problem. */
    record Result(
            @Nullable Facts facts,

            @JsonRawValue @Schema(implementation = Evaluation.class) @Nullable
            String evaluation,

            @Nullable Problem problem) {}

    /** Why an item cannot be evaluated. */
    record Problem(String type, String detail, String pointer) {}

    /** The typed facts as evaluated: enough to evaluate again. */
    record Facts(
            Instant at,
            FactsWorkflow workflow,
            Action action,
            Tool tool,
            DataCategories dataCategories,
            List<Evidence> evidence,
            List<String> supplied) {}

    /** Which registration was looked at. */
    record FactsWorkflow(String id, int version, String digest) {}

    /** What would run. */
    record Action(
            String type,
            String target,
            @Schema(type = SchemaType.OBJECT) @JsonRawValue String arguments) {}

    /** A tool or model, as declared. */
    record Tool(
            boolean declared,
            @Nullable String provider,
            @Nullable String name,
            boolean approved) {}

    /** Categories as declared, and those of them that are not registered. */
    record DataCategories(List<String> declared, List<String> unregistered) {}

    /** A piece of evidence. */
    record Evidence(String kind, @Nullable Instant obtainedAt) {}

    /** What policy says. */
    record Evaluation(
            String outcome,
            Policy policy,
            String tier,
            List<Rule> rules,
            Requirement requirement,
            List<Missing> missing,
            Workflow workflow) {}

    /** The policy version that spoke. */
    record Policy(
            String id,
            int version,
            String digest,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(
                    description =
                            "Who published it, by their verified token; absent for what the service loaded itself")
            @Nullable
            Author author) {}

    /** Who published a policy. */
    record Author(
            String iss,
            String sub,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String name) {}

    /** A rule that fired. */
    record Rule(String id, String tier, String reason) {}

    /** What the tier demands. */
    record Requirement(
            List<Needed> evidence,
            List<String> fields,
            int approvals,
            List<String> groups,
            List<String> excluded,
            String timeLimit,
            String permitFor,
            String retention,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            SignIn signIn,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(
                    description =
                            "Where policy names stages; approvals is then their total, groups the union of theirs")
            @Nullable
            List<Stage> stages,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<Escalation> escalation,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            BreakGlass breakGlass,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "Courses that whoever lets it run must have done; absent where none")
            @Nullable
            List<String> training,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "true where whoever lets it run must declare to have no conflict of interest")
            @Nullable
            Boolean conflictDeclaration,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            RiskAcceptance riskAcceptance) {}

    /** Who may approve with evidence unread. */
    record RiskAcceptance(List<String> groups) {}

    /** How an approver must have signed in; absent where the tier asks for nothing. */
    record SignIn(List<String> acr, @Nullable String maxAge, boolean countersigned) {}

    /** A step of the review that is finished before the next begins. */
    record Stage(String name, List<String> groups, int approvals, boolean distinctGroups) {}

    /** Who is asked besides, when the review has been open for so long. */
    record Escalation(String after, List<String> groups) {}

    /** Who may let it run in an emergency, for how long, and by when that has to be reviewed. */
    record BreakGlass(List<String> groups, String permitFor, String reviewWithin) {}

    /** A kind of evidence that must be there. */
    record Needed(String kind, @Nullable String maxAge) {}

    /** Something that must still be handed in. */
    record Missing(String what, String reason) {}

    /** The registration that was in force. */
    record Workflow(
            String id,
            int version,
            Owner owner,
            List<String> approvedTools,
            List<String> dataCategories,
            String digest) {}

    /** Who answers for the workflow. */
    record Owner(String iss, String sub, String name) {}
}
