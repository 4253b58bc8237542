package io.trailwright.approval.notice;

import io.trailwright.approval.review.ReviewState;
import io.trailwright.approval.review.ReviewedTrail;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.trail.Delegation;
import io.trailwright.core.trail.Escalation;
import io.trailwright.core.trail.Person;
import io.trailwright.core.trail.Review;
import io.trailwright.core.trail.StageProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What of a trail is worth telling. Pure: the same trail gives the same occasions, whenever it is read. */
public final class Occasions {
    private static final Set<String> OVER = Set.of("approved", "rejected", "expired", "withdrawn");

    private Occasions() {}

    /** Of each entry from this one on. @param from number in the trail */
    public static List<Occasion> of(ReviewedTrail trail, long from) {
        return trail.entries().stream()
                .filter(entry -> entry.header().seq() >= from)
                .flatMap(entry -> of(trail, entry).stream())
                .toList();
    }

    /**
     * That the time is nearly up, once for each time limit.
     *
     * @param lead how long before; never more than half of the time that the review is open
     */
    public static Optional<Occasion> expiring(ReviewedTrail trail, Duration lead, Instant now) {
        var end = trail.state().expiresAt();
        if (end.isEmpty() || !(trail.review() instanceof ReviewState.Open open)) {
            return Optional.empty();
        }
        var half = Duration.between(open.since(), end.get()).dividedBy(2);
        var told = end.get().minus(lead.compareTo(half) < 0 ? lead : half);
        return now.isBefore(told) || !now.isBefore(end.get())
                ? Optional.empty()
                : Optional.of(occasion(
                        trail, "expiring:" + end.get(), NoticeKind.EXPIRING, told, asked(trail), holders(trail)));
    }

    private static Optional<Occasion> of(ReviewedTrail trail, Entry entry) {
        return switch (entry.header().kind()) {
            case REVIEW_OPENED ->
                trail.review() instanceof ReviewState.Open
                        ? Optional.of(at(trail, entry, NoticeKind.OPENED, asked(trail), List.of()))
                        : Optional.empty();
            case REVIEW_ESCALATED -> escalation(trail, entry);
            case REVIEW_DELEGATED -> delegation(trail, entry);
            case REVIEW_DECIDED -> over(trail, entry);
            default -> Optional.empty();
        };
    }

    private static Optional<Occasion> escalation(ReviewedTrail trail, Entry entry) {
        return trail.state().progress().escalations().stream()
                .filter(each -> each.seq() == entry.header().seq() && each.counts())
                .map(Escalation.Recorded::escalation)
                .map(each -> at(trail, entry, NoticeKind.ESCALATED, each.groups(), List.of()))
                .findFirst();
    }

    private static Optional<Occasion> delegation(ReviewedTrail trail, Entry entry) {
        return trail.state().progress().delegations().stream()
                .filter(each -> each.seq() == entry.header().seq() && each.counts())
                .map(Delegation.Recorded::delegation)
                .map(each -> at(trail, entry, NoticeKind.HANDED_ON, List.of(), List.of(each.to())))
                .findFirst();
    }

    /** Only the statement with which the review is over: not each of several approvals. */
    private static Optional<Occasion> over(ReviewedTrail trail, Entry entry) {
        boolean last = trail.state().reviews().stream()
                .filter(Review::counts)
                .reduce((earlier, later) -> later)
                .filter(review -> review.seq() == entry.header().seq())
                .isPresent();
        return last && OVER.contains(trail.review().wire())
                ? Optional.of(at(trail, entry, NoticeKind.DECIDED, trail.groups(), List.of()))
                : Optional.empty();
    }

    private static Occasion at(
            ReviewedTrail trail, Entry entry, NoticeKind kind, List<String> groups, List<Person> persons) {
        var header = entry.header();
        return occasion(trail, "entry:" + header.seq(), kind, header.at(), groups, persons);
    }

    private static Occasion occasion(
            ReviewedTrail trail, String event, NoticeKind kind, Instant at, List<String> groups, List<Person> persons) {
        return new Occasion(
                trail.view().log(),
                trail.view().decision(),
                event,
                kind,
                trail.state().tier(),
                trail.review().wire(),
                trail.state().expiresAt(),
                at,
                groups,
                persons);
    }

    private static List<String> asked(ReviewedTrail trail) {
        return trail.state()
                .progress()
                .stages()
                .current()
                .map(StageProgress.Step::asked)
                .orElseGet(trail::groups);
    }

    private static List<Person> holders(ReviewedTrail trail) {
        return trail.state().progress().standing(trail.at()).stream()
                .map(each -> each.delegation().to())
                .toList();
    }
}
