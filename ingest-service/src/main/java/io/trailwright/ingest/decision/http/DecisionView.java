package io.trailwright.ingest.decision.http;

import io.trailwright.core.json.Json;
import io.trailwright.core.trail.Action;
import io.trailwright.core.trail.Change;
import io.trailwright.core.trail.Evaluation.Evaluated;
import io.trailwright.core.trail.Permit;
import io.trailwright.core.trail.PermitState;
import io.trailwright.core.trail.Person;
import io.trailwright.core.trail.Review;
import io.trailwright.core.trail.Reviewer;
import io.trailwright.core.trail.TrailState;
import io.trailwright.core.trail.Violation;
import io.trailwright.ingest.decision.http.PolicyView.MissingBody;
import io.trailwright.ingest.decision.http.PolicyView.PolicyBody;
import io.trailwright.ingest.decision.http.PolicyView.RequirementBody;
import io.trailwright.ingest.decision.http.PolicyView.RuleBody;
import io.trailwright.ingest.decision.http.ProgressView.ChangesBody;
import io.trailwright.ingest.decision.http.ProgressView.StageBody;
import io.trailwright.ingest.trail.SeenTrail;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where a decision stands, from the fold of its trail. */
@Schema(name = "Decision")
public record DecisionView(
        @Schema(format = "uuid") String decisionId,
        @Nullable String workflow,
        @Nullable ActionView action,

        @Schema(
                enumeration = {"allowed", "review-required", "evidence-required", "rejected", "expired", "undetermined"
                })
        String verdict,

        @Schema(enumeration = {"low", "medium", "high"}) String tier,
        @Nullable PolicyBody policy,
        List<RuleBody> rules,
        @Nullable RequirementBody requirement,
        List<MissingBody> missing,

        @Schema(description = "Leaf hash of the newest entry that changed the content: what a statement names")
        String subject,

        HeadView head,
        boolean reviewOpen,

        @Nullable @Schema(format = "date-time", description = "End of the review's time limit")
        String expiresAt,

        @Schema(description = "Who approves, one stage after the other; the first that is not full is asked now")
        List<StageBody> stages,

        @Nullable @Schema(description = "Present until evidence is added: what a reviewer wants to see first")
        ChangesBody changesRequested,

        List<ApprovalView> approvals,
        @Nullable PermitView permit,
        @Nullable ChangeView change,
        List<ViolationBody> violations) {

    /** The action, its arguments as a digest. */
    @Schema(name = "ActionDigest")
    public record ActionView(String type, String target, String argumentsDigest) {}

    /** The trail's newest entry. */
    @Schema(name = "Head")
    public record HeadView(long seq, long index, String leafHash) {}

    /** A statement of a review, counted or not. */
    @Schema(name = "Approval")
    public record ApprovalView(
            @Nullable @Schema(description = "Absent for an expiry and a withdrawal, which no person states")
            String name,

            String verdict,
            String reason,
            @Schema(format = "date-time") String at,
            boolean counted,
            @Nullable String ignoredBecause) {}

    /** The newest permit. */
    @Schema(name = "PermitState")
    public record PermitView(
            @Schema(format = "uuid") String permitId,

            @Schema(enumeration = {"issued", "redeemed", "expired"})
            String state,

            @Schema(format = "date-time") String expiresAt) {}

    /** The newest report of what was done. */
    @Schema(name = "ReportedChange")
    public record ChangeView(
            String outcome,
            String known,
            @Nullable String reference,
            @Nullable String detail,
            @Nullable @Schema(format = "date-time") String executedAt,
            @Nullable ActionView action,
            long entry) {}

    static DecisionView of(SeenTrail seen) {
        TrailState state = seen.state();
        var evaluated = state.evaluated();
        return new DecisionView(
                state.trail().toString(),
                seen.entries()
                        .get(0)
                        .json("request")
                        .flatMap(request -> request.optString("workflow"))
                        .orElse(null),
                state.action().map(DecisionView::action).orElse(null),
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
                state.subject().toString(),
                new HeadView(state.headSeq(), state.headIndex(), state.head().toString()),
                state.reviewOpened(),
                state.expiresAt().map(Object::toString).orElse(null),
                ProgressView.stages(state.progress()),
                ProgressView.changes(state.progress()),
                state.reviews().stream().map(DecisionView::approval).toList(),
                permit(state.permit()),
                state.changes().isEmpty()
                        ? null
                        : change(state.changes().get(state.changes().size() - 1)),
                ViolationBody.all(state.violations()));
    }

    private static ActionView action(Action action) {
        return new ActionView(
                action.type(), action.target(), action.argumentsDigest().toString());
    }

    private static ApprovalView approval(Review review) {
        return new ApprovalView(
                review.reviewer()
                        .map(Reviewer::person)
                        .flatMap(DecisionView::name)
                        .orElse(null),
                review.statement().outcome().wire(),
                review.statement().reason(),
                review.at().toString(),
                review.counts(),
                review.ignored().orElse(null));
    }

    private static Optional<String> name(Person person) {
        return person.name().or(() -> Optional.of(person.sub()));
    }

    private static @Nullable PermitView permit(PermitState state) {
        if (state instanceof PermitState.Issued issued) {
            return permit(issued.permit(), "issued");
        }
        if (state instanceof PermitState.Expired expired) {
            return permit(expired.permit(), "expired");
        }
        return state instanceof PermitState.Redeemed redeemed ? permit(redeemed.permit(), "redeemed") : null;
    }

    private static PermitView permit(Permit permit, String state) {
        return new PermitView(permit.id().toString(), state, permit.expiresAt().toString());
    }

    private static ChangeView change(Change change) {
        Json.Obj report = change.report();
        return new ChangeView(
                change.outcome().wire(),
                change.known().wire(),
                change.reference().orElse(null),
                report.optString("detail").orElse(null),
                report.optString("executedAt").orElse(null),
                change.action().map(DecisionView::action).orElse(null),
                change.seq());
    }

    /** Something that happened and should not have. */
    @Schema(name = "Violation")
    public record ViolationBody(
            String type,
            String detail,

            @Schema(description = "seq of the entry that shows it")
            long entry) {
        static List<ViolationBody> all(List<Violation> violations) {
            return violations.stream()
                    .map(violation -> new ViolationBody(violation.type().wire(), violation.detail(), violation.seq()))
                    .toList();
        }
    }
}
