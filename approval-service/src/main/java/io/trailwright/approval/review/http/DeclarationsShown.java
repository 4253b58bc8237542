package io.trailwright.approval.review.http;

import io.trailwright.approval.person.SignedIn;
import io.trailwright.approval.review.EvidenceItem;
import io.trailwright.approval.review.PersonsDecision;
import io.trailwright.approval.review.ReviewState;
import io.trailwright.approval.review.ReviewedTrail;
import io.trailwright.approval.show.VisibleText;
import io.trailwright.core.trail.Statement.Outcome;
import java.util.Collections;
import java.util.List;

/**
 * What a person can declare beside a verdict, for {@code review/declarations.html}: that they have no conflict of interest,
 * or one, and that they accept evidence unread.
 *
 * @param conflictAsked whether policy asks everybody who approves to declare that there is none
 * @param unread what can be accepted unread; empty where nothing can be by this person
 */
record DeclarationsShown(
        String id,
        String token,
        String subject,
        String view,
        boolean conflictAsked,
        boolean canRecuse,
        VisibleText meaningOfRecusing,
        List<Unread> unread,
        VisibleText meaningOfAccepting,
        String written) {

    /** @param digest as the statement names it */
    record Unread(String digest, VisibleText label) {}

    DeclarationsShown {
        unread = List.copyOf(unread);
    }

    static DeclarationsShown of(ReviewedTrail trail, SignedIn person, String token, String written) {
        boolean open = trail.review() instanceof ReviewState.Open;
        return new DeclarationsShown(
                trail.view().decision().toString(),
                token,
                trail.state().subject().toString(),
                trail.view().digest().toString(),
                conflictAsked(trail),
                open && trail.ineligible(person.reviewer(), Outcome.RECUSED).isEmpty(),
                VisibleText.ours(PersonsDecision.meaning(Outcome.RECUSED)),
                open ? unread(trail, person) : List.of(),
                VisibleText.ours(PersonsDecision.RISK_ACCEPTED),
                written);
    }

    static boolean conflictAsked(ReviewedTrail trail) {
        return trail.lastEvaluated()
                .filter(found -> found.requirement().conflictDeclaration())
                .isPresent();
    }

    private static List<Unread> unread(ReviewedTrail trail, SignedIn person) {
        var named = trail.state()
                .evaluated()
                .map(found -> found.requirement().riskAcceptance())
                .orElse(List.of());
        boolean may = trail.view().onlyUnread()
                && !Collections.disjoint(named, person.reviewer().groups())
                && trail.ineligible(person.reviewer()).isEmpty();
        return may
                ? trail.view().unread().stream().map(DeclarationsShown::shown).toList()
                : List.of();
    }

    private static Unread shown(EvidenceItem item) {
        return new Unread(
                item.digest().orElseThrow(),
                VisibleText.line("evidence " + (item.number() + 1) + ", " + item.kind() + " " + item.title()));
    }
}
