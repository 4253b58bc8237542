package io.trailwright.approval.review.http;

import io.trailwright.approval.claim.Claim;
import io.trailwright.approval.review.Inbox;
import io.trailwright.approval.review.InboxQuery;
import io.trailwright.approval.review.ReviewRecord;
import io.trailwright.approval.show.Times;
import io.trailwright.approval.show.VisibleText;
import io.trailwright.core.trail.Action;
import io.trailwright.core.trail.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The queue.
 *
 * @param waiting whether the tab with what waits is shown, or the one with what is over
 * @param address of the list alone, with the filters
 * @param note how many there are, in words that are true
 * @param later reviews that have to follow a break-glass; shown with what waits
 * @param done what the person has just dealt with and nothing comes after; empty for nothing
 */
record InboxPage(
        String person,
        boolean waiting,
        String address,
        List<Choice> tiers,
        List<Choice> workflows,
        String text,
        boolean filtered,
        long all,
        String note,
        String done,
        List<Line> lines,
        List<LaterShown> later) {
    InboxPage {
        tiers = List.copyOf(tiers);
        workflows = List.copyOf(workflows);
        lines = List.copyOf(lines);
        later = List.copyOf(later);
    }

    /** One value of a filter. @param value as it is sent; empty for all */
    record Choice(String value, VisibleText label, boolean chosen) {}

    /**
     * @param when time left, or when it ended
     * @param holder who is on it, in words; empty for nobody
     */
    record Line(
            String id,
            String link,
            String tier,
            String state,
            VisibleText workflow,
            VisibleText action,
            @Nullable VisibleText target,
            GistShown gist,
            VisibleText summary,
            List<VisibleText> reasons,
            String when,
            boolean soon,
            String progress,
            VisibleText holder) {

        private static final long SOON_SECONDS = 3600;

        static Line of(ReviewRecord review, Optional<Action> action, Optional<Claim> claim, Instant now) {
            return new Line(
                    review.trail().toString(),
                    "/reviews/" + review.trail(),
                    review.tier().wire(),
                    review.state(),
                    VisibleText.line(review.workflow()),
                    VisibleText.line(review.action()),
                    action.map(found -> VisibleText.line(found.target())).orElse(null),
                    GistShown.of(action.map(Action::arguments)),
                    VisibleText.line(review.summary()),
                    review.reasons().stream().map(VisibleText::line).toList(),
                    when(review, now),
                    review.state().equals("open")
                            && review.expiresAt()
                                    .filter(end -> end.isBefore(now.plusSeconds(SOON_SECONDS)))
                                    .isPresent(),
                    progress(review),
                    VisibleText.line(claim.map(Claim::name).orElse("")));
        }

        private static String when(ReviewRecord review, Instant now) {
            return review.closedAt()
                    .map(Times::at)
                    .orElseGet(() -> review.state().equals("open")
                            ? review.expiresAt()
                                    .map(end -> Times.left(now, end))
                                    .orElse("")
                            : "");
        }

        private static String progress(ReviewRecord review) {
            return review.approvalsNeeded() > 1
                    ? review.approvalsCounted() + " of " + review.approvalsNeeded() + " approvals"
                    : "";
        }
    }

    static InboxPage of(
            String person,
            InboxQuery query,
            Inbox inbox,
            Map<UUID, Claim> claims,
            List<LaterShown> later,
            String done,
            Instant now) {
        var address = query.address();
        return new InboxPage(
                person,
                query.waiting(),
                address.isEmpty() ? "/reviews/list" : "/reviews/list?" + address,
                tiers(query, inbox),
                workflows(query, inbox),
                query.text().orElse(""),
                query.filtered(),
                inbox.all(),
                note(query, inbox),
                done,
                inbox.lines().stream()
                        .map(review -> Line.of(
                                review,
                                Optional.ofNullable(inbox.actions().get(review.trail())),
                                Optional.ofNullable(claims.get(review.trail())),
                                now))
                        .toList(),
                later);
    }

    private static List<Choice> tiers(InboxQuery query, Inbox inbox) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", VisibleText.ours("Any risk"), query.tier().isEmpty()));
        for (var tier : List.of(Tier.HIGH, Tier.MEDIUM, Tier.LOW)) {
            choices.add(new Choice(
                    tier.wire(),
                    VisibleText.ours(name(tier) + " (" + inbox.of(tier) + ")"),
                    query.tier().equals(Optional.of(tier))));
        }
        return choices;
    }

    private static String name(Tier tier) {
        return switch (tier) {
            case HIGH -> "High";
            case MEDIUM -> "Medium";
            case LOW -> "Low";
        };
    }

    /** A name with anything hidden in it is not offered: what is sent back must be what is seen. */
    private static List<Choice> workflows(InboxQuery query, Inbox inbox) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice(
                "", VisibleText.ours("Any workflow"), query.workflow().isEmpty()));
        inbox.workflows().stream()
                .filter(name -> VisibleText.line(name).text().equals(name))
                .forEach(name -> choices.add(new Choice(
                        name, VisibleText.line(name), query.workflow().equals(Optional.of(name)))));
        return choices;
    }

    private static String note(InboxQuery query, Inbox inbox) {
        var what = query.waiting() ? " waiting" : " decided";
        var of = query.filtered() ? inbox.found() + " of " + inbox.all() + what : inbox.all() + what;
        return inbox.found() > inbox.lines().size()
                ? of + "; the first " + inbox.lines().size() + " are shown."
                : of + ".";
    }
}
