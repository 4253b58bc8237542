package io.trailwright.approval.review.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.trailwright.approval.person.SignedIn;
import io.trailwright.approval.review.EvidenceItem;
import io.trailwright.approval.review.ReviewState;
import io.trailwright.approval.review.ReviewView;
import io.trailwright.approval.review.ReviewedTrail;
import io.trailwright.approval.review.http.ReviewDoc.BreakGlassDoc;
import io.trailwright.approval.review.http.ReviewDoc.DelegationDoc;
import io.trailwright.approval.review.http.ReviewDoc.EvidenceDoc;
import io.trailwright.approval.review.http.ReviewDoc.StageDoc;
import io.trailwright.approval.review.http.ReviewDoc.StatementDoc;
import io.trailwright.core.json.Json;
import io.trailwright.core.trail.BreakGlass;
import io.trailwright.core.trail.Delegation;
import io.trailwright.core.trail.Eligibility.Ineligible;
import io.trailwright.core.trail.Review;
import io.trailwright.core.trail.StageProgress;
import io.trailwright.core.trail.Statement.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Trails to answers of the API. */
final class ReviewDocs {
    private ReviewDocs() {}

    static ReviewDoc of(ReviewedTrail trail, SignedIn person) {
        var view = trail.view();
        var whyNot = whyNot(trail, person);
        return new ReviewDoc(
                view.decision(),
                trail.review().wire(),
                node(view.request()),
                node(view.action()),
                view.evidence().stream().map(item -> evidence(view, item)).toList(),
                node(view.recommendation()),
                node(view.exceptions()),
                trail.state().tier().wire(),
                evaluation(view, "policy"),
                evaluation(view, "rules"),
                evaluation(view, "requirement"),
                view.subject().toString(),
                view.digest().toString(),
                view.gaps(),
                trail.review() instanceof ReviewState.Open open ? open.since() : null,
                trail.state().expiresAt().orElse(null),
                trail.state().reviews().stream().map(ReviewDocs::statement).toList(),
                trail.state().progress().stages().stages().stream()
                        .map(ReviewDocs::stage)
                        .toList(),
                trail.state().progress().ladder().dueAt().orElse(null),
                trail.state().progress().standing(trail.at()).stream()
                        .map(ReviewDocs::delegation)
                        .toList(),
                breakGlass(trail, person),
                whyNot.isEmpty(),
                whyNot.orElse(null));
    }

    private static @Nullable BreakGlassDoc breakGlass(ReviewedTrail trail, SignedIn person) {
        var state = trail.state();
        var glass = state.breakGlass();
        boolean named = state.evaluated()
                .flatMap(found -> found.requirement().breakGlass())
                .isPresent();
        if (!named && glass.isEmpty()) {
            return null;
        }
        var reviewer = person.reviewer();
        return new BreakGlassDoc(
                trail.review() instanceof ReviewState.Open
                        && trail.ineligible(reviewer, Outcome.BREAK_GLASS).isEmpty(),
                state.laterReviewReady()
                        && trail.ineligible(reviewer, Outcome.UPHELD).isEmpty(),
                glass.map(found -> found.laterReview(trail.at()).wire()).orElse(null),
                glass.map(found -> found.subject().toString()).orElse(null),
                glass.map(BreakGlass::used).orElse(null),
                glass.map(found -> found.invoked().at()).orElse(null),
                glass.map(BreakGlass::permittedUntil).orElse(null),
                glass.map(BreakGlass::reviewBy).orElse(null));
    }

    private static Optional<String> whyNot(ReviewedTrail trail, SignedIn person) {
        return trail.review() instanceof ReviewState.Open
                ? trail.ineligible(person.reviewer()).map(Ineligible::wire)
                : Optional.of("review-" + trail.review().wire());
    }

    private static EvidenceDoc evidence(ReviewView view, EvidenceItem item) {
        return new EvidenceDoc(
                item.number(),
                item.kind(),
                item.title(),
                item.mediaType(),
                item.digest().orElse(null),
                item.size().orElse(null),
                item.location().orElse(null),
                item.obtainedAt().orElse(null),
                item.content().isPresent() ? "/v1/reviews/" + view.decision() + "/evidence/" + item.number() : null,
                item.problem().orElse(null));
    }

    private static StageDoc stage(StageProgress.Step step) {
        return new StageDoc(
                step.stage().name(),
                step.asked(),
                step.stage().approvals(),
                step.approvers().size());
    }

    private static DelegationDoc delegation(Delegation.Recorded recorded) {
        var to = recorded.delegation().to();
        return new DelegationDoc(
                recorded.by()
                        .map(by -> by.person().name().orElse(by.person().sub()))
                        .orElse(null),
                to.name().orElse(to.sub()),
                recorded.delegation().until(),
                recorded.delegation().reason());
    }

    private static StatementDoc statement(Review review) {
        return new StatementDoc(
                review.reviewer()
                        .map(reviewer -> reviewer.person()
                                .name()
                                .orElse(reviewer.person().sub()))
                        .orElse(null),
                review.statement().outcome().wire(),
                review.statement().reason(),
                review.at(),
                review.counts(),
                review.ignored().orElse(null));
    }

    private static @Nullable JsonNode evaluation(ReviewView view, String member) {
        return node(view.evaluation().flatMap(found -> found.opt(member)));
    }

    private static @Nullable JsonNode node(Optional<? extends Json> json) {
        return json.<@Nullable JsonNode>map(JacksonJson::of).orElse(null);
    }
}
