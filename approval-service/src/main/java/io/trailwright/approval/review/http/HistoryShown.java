package io.trailwright.approval.review.http;

import io.trailwright.approval.review.http.ReviewPage.Approval;
import io.trailwright.approval.review.http.ReviewPage.Event;
import io.trailwright.approval.show.Times;
import io.trailwright.approval.show.VisibleText;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.json.Json;
import io.trailwright.core.trail.Review;
import io.trailwright.core.trail.TrailState;
import java.util.List;
import java.util.Optional;

/** What happened so far, and who stated what. */
final class HistoryShown {
    private HistoryShown() {}

    static List<Approval> approvals(TrailState state) {
        return state.reviews().stream().map(HistoryShown::approval).toList();
    }

    private static Approval approval(Review review) {
        var name = review.reviewer()
                .map(reviewer ->
                        reviewer.person().name().orElse(reviewer.person().sub()))
                .orElse("the time limit");
        return new Approval(
                VisibleText.line(name),
                review.statement().outcome().wire(),
                VisibleText.block(review.statement().reason()),
                Times.at(review.at()),
                review.ignored()
                        .map(why -> "Does not count: " + VisibleText.line(why) + ".")
                        .orElse(""));
    }

    static List<Event> events(List<Entry> entries) {
        return entries.stream()
                .map(entry -> new Event(Times.at(entry.header().at()), sentence(entry), VisibleText.line(who(entry))))
                .toList();
    }

    private static String who(Entry entry) {
        return name(entry.json("reviewer")).or(() -> name(entry.json("actor"))).orElse("");
    }

    private static Optional<String> name(Optional<Json.Obj> who) {
        return who.flatMap(found ->
                found.optString("name").or(() -> found.optString("client")).or(() -> found.optString("sub")));
    }

    private static String sentence(Entry entry) {
        return switch (entry.header().kind()) {
            case DECISION_PROPOSED -> "Decision proposed";
            case EVIDENCE_ADDED -> "Evidence added; approvals before this do not count";
            case POLICY_EVALUATED -> "Policy evaluated";
            case REVIEW_OPENED -> "Review opened";
            case REVIEW_DELEGATED -> HandoverWords.delegated(entry);
            case REVIEW_ESCALATED -> HandoverWords.escalated(entry);
            case REVIEW_DECIDED -> decided(entry);
            case PERMIT_ISSUED -> "Permit issued";
            case PERMIT_REDEEMED -> "Permit redeemed";
            case CHANGE_REPORTED -> "Change reported";
            case NOTE_ADDED -> "Note added";
            case HOLD_PLACED -> "Hold placed";
            case HOLD_RELEASED -> "Hold released";
            case PART_ERASED -> "A part was erased";
            case TRAIL_READ -> "Trail read";
        };
    }

    private static String decided(Entry entry) {
        var verdict = entry.json("statement")
                .flatMap(statement -> statement.optString("verdict"))
                .orElse("");
        return switch (verdict) {
            case "approved" -> "Approved";
            case "rejected" -> "Rejected";
            case "changes-requested" -> "Changes requested";
            case "withdrawn" -> "Withdrawn";
            case "expired" -> "Expired";
            case "break-glass" -> "Break-glass: let run before it was approved";
            case "recused" -> "Takes no part: a conflict of interest";
            case "upheld" -> "Later review closed: upheld";
            case "not-upheld" -> "Later review closed: not upheld";
            default -> "Stated";
        };
    }
}
