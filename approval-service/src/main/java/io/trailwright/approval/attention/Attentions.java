package io.trailwright.approval.attention;

import io.smallrye.mutiny.Uni;
import io.trailwright.approval.attention.Look.Glance;
import io.trailwright.approval.attention.LookStore.Who;
import io.trailwright.approval.person.SignedIn;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.trail.Statement.Attention;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Measures how people look at decisions: by what this service shows them and what they ask it for, not by anything that
 * a browser says about itself. It is an upper bound: who leaves the page open is not seen to leave.
 */
@ApplicationScoped
public class Attentions {
    private final LookStore looks;
    private final Clock clock;

    Attentions(LookStore looks, Clock clock) {
        this.looks = looks;
        this.clock = clock;
    }

    /** @param whole digests of the evidence that the page shows in full */
    public Uni<Look> shown(SignedIn person, UUID decision, Glance glance, Set<Digest> whole) {
        return looks.shown(who(person, decision), glance, whole, clock.instant());
    }

    /** The person has asked for this document. */
    public Uni<Void> opened(SignedIn person, UUID decision, Digest digest) {
        return looks.opened(who(person, decision), digest, clock.instant());
    }

    /** Digests of what the person has opened of this decision. */
    public Uni<Set<Digest>> opened(SignedIn person, UUID decision) {
        return looks.opened(who(person, decision));
    }

    /**
     * What goes into the person's statement about this view.
     *
     * @param evidence digests of the decision's evidence
     * @return empty when the view was never shown to them on a page
     */
    public Uni<Optional<Attention>> of(SignedIn person, UUID decision, Digest view, Collection<Digest> evidence) {
        var who = who(person, decision);
        var at = clock.instant();
        return looks.look(who)
                .chain(look -> looks.opened(who).map(opened -> measure(look, opened, view, evidence, at)));
    }

    static Optional<Attention> measure(
            Optional<Look> look, Set<Digest> opened, Digest view, Collection<Digest> evidence, Instant at) {
        return look.filter(known -> known.now().view().equals(view))
                .map(known -> new Attention(
                        Math.min(known.seconds(at), Attention.MAX_SECONDS),
                        evidence.stream()
                                .distinct()
                                .filter(opened::contains)
                                .limit(Attention.MAX_OPENED)
                                .toList()));
    }

    private static Who who(SignedIn person, UUID decision) {
        var known = person.reviewer().person();
        return new Who(person.tenant(), decision, known.iss().orElse(""), known.sub());
    }
}
