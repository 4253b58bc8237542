package io.trailwright.approval.review;

import io.smallrye.mutiny.Uni;
import io.trailwright.approval.attention.Attentions;
import io.trailwright.approval.attention.Look;
import io.trailwright.approval.attention.Look.Glance;
import io.trailwright.approval.person.SignedIn;
import io.trailwright.core.entry.Digest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Lays a decision before a person, with what belongs to it, and notes that it was shown. */
@ApplicationScoped
public class ReviewDesk {
    private static final int PAST = 60;

    private final Reviews reviews;
    private final InboxStore inbox;
    private final Attentions attentions;
    private final Clock clock;

    ReviewDesk(Reviews reviews, InboxStore inbox, Attentions attentions, Clock clock) {
        this.reviews = reviews;
        this.inbox = inbox;
        this.attentions = attentions;
        this.clock = clock;
    }

    /**
     * @param opened digests of the evidence that the person has opened, what this page shows in full included
     * @param since what changed since they were shown another view; empty when they never were
     */
    public record Laid(ReviewedTrail trail, Look look, Set<Digest> opened, Alike alike, Optional<SinceLooked> since) {}

    /** @return fails with a problem as {@link Reviews#one} does */
    public Uni<Laid> lay(SignedIn person, UUID decision) {
        return reviews.one(person, decision).chain(trail -> attentions
                .shown(person, decision, glance(trail), whole(trail))
                .chain(look -> attentions.opened(person, decision).chain(opened -> alike(person, trail)
                        .map(alike -> new Laid(trail, look, opened, alike, since(trail, look))))));
    }

    private static Glance glance(ReviewedTrail trail) {
        return new Glance(trail.view().digest(), trail.state().headSeq());
    }

    /** What the page of the review shows in full. */
    private static Set<Digest> whole(ReviewedTrail trail) {
        return trail.view().evidence().stream()
                .filter(item -> item.content().isPresent() && item.inspection().whole())
                .flatMap(item -> item.content().map(Digest::of).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<SinceLooked> since(ReviewedTrail trail, Look look) {
        return look.earlier()
                .filter(earlier -> earlier.glance().seq() <= trail.state().headSeq())
                .map(earlier -> SinceLooked.of(trail, earlier.glance().seq()));
    }

    private Uni<Alike> alike(SignedIn person, ReviewedTrail trail) {
        var action = trail.state().action();
        if (action.isEmpty()) {
            return Uni.createFrom().item(Alike.NONE);
        }
        var view = trail.view();
        var before = trail.review().closedAt().orElseGet(clock::instant);
        return inbox.before(person, view.workflow(), view.actionType(), before, PAST)
                .map(past -> Alike.of(action.get(), past));
    }

    /** A document that the person asked for. @param number as it stands in an address */
    public Uni<EvidenceItem> open(SignedIn person, UUID decision, String number) {
        return reviews.one(person, decision).chain(trail -> {
            var item = Evidences.number(trail.view().evidence(), number);
            return item.content().isPresent()
                    ? attentions
                            .opened(person, decision, Digest.of(item.content().get()))
                            .replaceWith(item)
                    : Uni.createFrom().item(item);
        });
    }

    /** A picture that a page shows. That a browser loads it by itself is not asking for it. */
    public Uni<EvidenceItem> picture(SignedIn person, UUID decision, String number) {
        return reviews.one(person, decision)
                .map(trail -> Evidences.number(trail.view().evidence(), number));
    }
}
