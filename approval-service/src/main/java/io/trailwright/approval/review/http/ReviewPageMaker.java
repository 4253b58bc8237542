package io.trailwright.approval.review.http;

import io.trailwright.approval.person.SignedIn;
import io.trailwright.approval.review.Alike;
import io.trailwright.approval.review.ReviewDesk.Laid;
import io.trailwright.approval.review.ReviewRecord;
import io.trailwright.approval.review.ReviewState;
import io.trailwright.approval.review.ReviewView;
import io.trailwright.approval.review.ReviewedTrail;
import io.trailwright.approval.review.http.ReviewPage.Head;
import io.trailwright.approval.review.http.ReviewPage.Next;
import io.trailwright.approval.review.http.ReviewPage.Notice;
import io.trailwright.approval.review.http.ReviewPage.Rule;
import io.trailwright.approval.show.JsonRows;
import io.trailwright.approval.show.Times;
import io.trailwright.approval.show.VisibleText;
import io.trailwright.core.json.Json;
import io.trailwright.core.trail.Action;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns a trail into what the page shows. Nothing is taken from anywhere but the trail and the person. */
final class ReviewPageMaker {
    private ReviewPageMaker() {}

    /**
     * What the page shows beside the trail.
     *
     * @param token for the forms
     * @param reason what the person had written already
     * @param focus whether they work through the queue
     * @param next what waits beside this one; null for nothing
     */
    record Around(
            SignedIn person,
            String token,
            String reason,
            @Nullable Notice notice,
            boolean focus,
            @Nullable ReviewRecord next,
            Instant now,
            ActionsShown actions) {}

    static ReviewPage of(Laid laid, Around around) {
        var trail = laid.trail();
        var view = trail.view();
        var arguments = arguments(view);
        return new ReviewPage(
                around.person().displayName(),
                around.focus(),
                head(trail, around.now()),
                GistShown.of(arguments),
                arguments.map(JsonRows::of).orElse(List.of()),
                digest(trail),
                view.evidence().stream()
                        .map(item -> EvidenceShown.brief(view.decision(), item, laid.opened()))
                        .toList(),
                ClaimShown.recommendation(view),
                ClaimShown.request(view),
                ClaimShown.exceptions(view),
                ClaimShown.exceptionsNote(view),
                rules(trail),
                trail.lastEvaluated()
                        .map(found -> RequirementShown.of(found.requirement()))
                        .orElse(List.of()),
                HistoryShown.approvals(trail.state()),
                HistoryShown.events(trail.entries()),
                DifferenceShown.of(laid),
                similar(laid.alike()),
                FormShown.of(trail, around),
                view.gaps(),
                around.notice() == null ? FormShown.decided(trail, around.person()) : around.notice(),
                next(around),
                around.actions(),
                BreakGlassShown.of(trail, around.person(), around.token(), around.reason()),
                DeclarationsShown.of(trail, around.person(), around.token(), around.reason()));
    }

    static Optional<Json.Obj> arguments(ReviewView view) {
        return view.action().flatMap(action -> action.optObject("arguments"));
    }

    private static String digest(ReviewedTrail trail) {
        return trail.state()
                .action()
                .map(Action::argumentsDigest)
                .map(Object::toString)
                .orElse("not recorded");
    }

    private static Head head(ReviewedTrail trail, Instant now) {
        var view = trail.view();
        var end = trail.state().expiresAt();
        boolean open = trail.review() instanceof ReviewState.Open;
        return new Head(
                view.decision().toString(),
                VisibleText.line(view.workflow()),
                VisibleText.line(view.actionType()),
                VisibleText.line(view.action()
                        .flatMap(action -> action.optString("target"))
                        .orElse("a target that is not recorded")),
                VisibleText.block(view.summary()),
                VisibleText.line(sender(view)),
                trail.state().tier().wire(),
                trail.review().wire(),
                StateWords.of(trail.review()),
                open ? end.map(at -> Times.left(now, at)).orElse("") : "",
                end.map(Times::at).orElse(""));
    }

    private static String sender(ReviewView view) {
        return view.actor()
                .map(actor -> actor.optString("client").orElse(actor.string("sub")))
                .orElse("a sender that is not recorded");
    }

    private static List<Rule> rules(ReviewedTrail trail) {
        return trail.lastEvaluated().stream()
                .flatMap(evaluated -> evaluated.rules().stream())
                .map(rule -> new Rule(VisibleText.line(rule.id()), rule.tier().wire(), VisibleText.line(rule.reason())))
                .toList();
    }

    private static List<SimilarShown> similar(Alike alike) {
        return alike.similar().stream().map(SimilarShown::of).toList();
    }

    private static @Nullable Next next(Around around) {
        var next = around.next();
        return next == null
                ? null
                : new Next(
                        "/reviews/" + next.trail() + "?focus=on",
                        next.tier().wire(),
                        VisibleText.line(next.action()),
                        VisibleText.line(next.workflow()),
                        next.expiresAt()
                                .map(end -> Times.left(around.now(), end))
                                .orElse(""));
    }
}
