package io.trailwright.approval.review.http;

import io.trailwright.approval.person.SignedIn;
import io.trailwright.approval.review.PersonsDecision;
import io.trailwright.approval.review.ReviewState;
import io.trailwright.approval.review.ReviewView;
import io.trailwright.approval.review.ReviewedTrail;
import io.trailwright.approval.review.http.ReviewPage.Claim;
import io.trailwright.approval.review.http.ReviewPage.Form;
import io.trailwright.approval.review.http.ReviewPage.Head;
import io.trailwright.approval.review.http.ReviewPage.Notice;
import io.trailwright.approval.review.http.ReviewPage.Rule;
import io.trailwright.approval.show.JsonRows;
import io.trailwright.approval.show.JsonRows.Row;
import io.trailwright.approval.show.Times;
import io.trailwright.approval.show.VisibleText;
import io.trailwright.core.json.Json;
import io.trailwright.core.trail.Action;
import io.trailwright.core.trail.Statement.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
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
     */
    record Around(
            SignedIn person,
            String token,
            String reason,
            @Nullable Notice notice,
            Instant now,
            ActionsShown actions) {}

    static ReviewPage of(ReviewedTrail trail, Around around) {
        var view = trail.view();
        return new ReviewPage(
                around.person().displayName(),
                head(trail, around.now()),
                view.action()
                        .flatMap(action -> action.optObject("arguments"))
                        .map(JsonRows::of)
                        .orElse(List.of()),
                trail.state()
                        .action()
                        .map(Action::argumentsDigest)
                        .map(Object::toString)
                        .orElse("not recorded"),
                view.evidence().stream()
                        .map(item -> EvidenceShown.of(view.decision(), item))
                        .toList(),
                view.recommendation().map(ReviewPageMaker::claim).orElse(null),
                request(view),
                exceptions(view),
                exceptionsNote(view),
                rules(trail),
                trail.lastEvaluated()
                        .map(found -> RequirementShown.of(found.requirement()))
                        .orElse(List.of()),
                HistoryShown.approvals(trail.state()),
                HistoryShown.events(trail.entries()),
                form(trail, around),
                view.gaps(),
                around.notice() == null ? decided(trail, around.person()) : around.notice(),
                around.actions());
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
                .orElse("not recorded");
    }

    private static Claim claim(Json.Obj recommendation) {
        return new Claim(
                VisibleText.block(recommendation.optString("summary").orElse("")),
                recommendation.opt("confidence").map(ReviewPageMaker::text).orElse("not stated"),
                recommendation.opt("output").map(JsonRows::of).orElse(List.of()));
    }

    /** Everything else that the request says, so that nothing which is signed for stays unseen. */
    private static List<Row> request(ReviewView view) {
        var rest = new LinkedHashMap<String, Json>();
        view.request().ifPresent(request -> rest.putAll(request.members()));
        rest.remove("summary");
        view.recommendation()
                .flatMap(found -> found.opt("outputDigest"))
                .ifPresent(digest -> rest.put("outputDigest", digest));
        return rest.isEmpty() ? List.of() : JsonRows.of(new Json.Obj(rest));
    }

    private static List<VisibleText> exceptions(ReviewView view) {
        return view.exceptions().stream()
                .flatMap(array -> array.items().stream())
                .map(item -> item instanceof Json.Str note ? note.value() : text(item))
                .map(VisibleText::block)
                .toList();
    }

    private static String exceptionsNote(ReviewView view) {
        return view.exceptions().isEmpty() ? "Not recorded." : "None declared.";
    }

    private static List<Rule> rules(ReviewedTrail trail) {
        return trail.lastEvaluated().stream()
                .flatMap(evaluated -> evaluated.rules().stream())
                .map(rule -> new Rule(VisibleText.line(rule.id()), rule.tier().wire(), VisibleText.line(rule.reason())))
                .toList();
    }

    private static Form form(ReviewedTrail trail, Around around) {
        var whyNot = whyNot(trail, around.person());
        return new Form(
                whyNot.isEmpty(),
                trail.view().gaps().isEmpty()
                        && trail.ineligible(around.person().reviewer()).isEmpty(),
                whyNot.orElse(""),
                trail.state().subject().toString(),
                trail.view().digest().toString(),
                around.token(),
                VisibleText.ours(PersonsDecision.meaning(Outcome.APPROVED)),
                VisibleText.ours(PersonsDecision.meaning(Outcome.REJECTED)),
                around.reason());
    }

    private static Optional<String> whyNot(ReviewedTrail trail, SignedIn person) {
        if (!(trail.review() instanceof ReviewState.Open)) {
            return Optional.of(StateWords.of(trail.review()));
        }
        return trail.ineligible(person.reviewer(), Outcome.REJECTED)
                .map(reason -> "You cannot decide this: " + VisibleText.line(person.displayName()) + " "
                        + reason.sentence() + ".");
    }

    /** What the person has stated themselves, once the trail says so. */
    private static @Nullable Notice decided(ReviewedTrail trail, SignedIn person) {
        return trail.state().reviews().stream()
                .filter(review -> review.reviewer()
                        .filter(other -> other.person().same(person.reviewer().person()))
                        .isPresent())
                .reduce((earlier, later) -> later)
                .map(review -> new Notice(
                        review.counts() ? "good" : "plain",
                        StateWords.stated(review.statement().outcome()),
                        "Recorded in the ledger on " + Times.at(review.at()) + ", entry " + review.seq()
                                + " of this trail."))
                .orElse(null);
    }

    private static String text(Json json) {
        return VisibleText.line(new String(json.canonical(), StandardCharsets.UTF_8))
                .text();
    }
}
