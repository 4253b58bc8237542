package io.trailwright.approval.colleague;

import io.smallrye.mutiny.Uni;
import io.trailwright.approval.person.SignedIn;
import io.trailwright.approval.review.ReviewState;
import io.trailwright.approval.review.ReviewedTrail;
import io.trailwright.core.trail.Delegation;
import io.trailwright.core.trail.Eligibility;
import io.trailwright.core.trail.Person;
import io.trailwright.core.trail.Reviewer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Who can be chosen by name: reviewers of the same tenant and identity provider who were here lately. */
@ApplicationScoped
public class Colleagues {
    /** Whoever was not here for this long is not offered any more. */
    public static final Duration KEPT = Duration.ofDays(90);

    /** How exact the time is at which somebody was here. */
    public static final Duration REFRESH = Duration.ofHours(1);

    /** The most that are offered. */
    public static final int MOST = 200;

    private static final Logger LOG = Logger.getLogger(Colleagues.class);

    private final ColleagueStore store;
    private final Clock clock;

    Colleagues(ColleagueStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Remembers that this person is here. What they came for never fails for it. */
    public Uni<Void> seen(SignedIn person) {
        var reviewer = person.reviewer();
        var colleague = new Colleague(
                person.tenant(), reviewer.person(), person.displayName(), reviewer.groups(), clock.instant());
        return store.seen(colleague, REFRESH)
                .onFailure()
                .invoke(failure -> LOG.warnf("a reviewer was not remembered: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    /** Those to whom this person could hand this review now, by name. */
    public Uni<List<Colleague>> forHandover(SignedIn person, ReviewedTrail trail) {
        return trail.review() instanceof ReviewState.Open && mayHandOn(person.reviewer(), trail)
                ? others(person).map(found -> fit(found, person.reviewer(), trail))
                : Uni.createFrom().item(List.of());
    }

    /** Everybody else, by name. */
    public Uni<List<Colleague>> others(SignedIn person) {
        var own = person.reviewer().person();
        return store.since(person.tenant(), clock.instant().minus(KEPT), MOST).map(found -> found.stream()
                .filter(other -> other.person().iss().equals(own.iss()))
                .filter(other -> !other.person().same(own))
                .toList());
    }

    /** Somebody of this person's tenant and identity provider who was here lately, by their subject id. */
    public Uni<Optional<Colleague>> one(SignedIn person, String sub) {
        var wanted = new Person(person.reviewer().person().iss(), sub, Optional.empty());
        var since = clock.instant().minus(KEPT);
        return store.find(person.tenant(), wanted)
                .map(found -> found.filter(colleague -> !colleague.seenAt().isBefore(since)));
    }

    private static boolean mayHandOn(Reviewer from, ReviewedTrail trail) {
        return trail.eligibility().filter(rules -> rules.mayHandOn(from)).isPresent();
    }

    static List<Colleague> fit(List<Colleague> found, Reviewer from, ReviewedTrail trail) {
        return trail.eligibility().stream()
                .flatMap(rules -> found.stream().filter(other -> couldTake(rules, from, other, trail)))
                .toList();
    }

    private static boolean couldTake(Eligibility rules, Reviewer from, Colleague to, ReviewedTrail trail) {
        var tried = new Delegation(
                trail.state().trail(),
                trail.state().subject(),
                to.person(),
                trail.at().plusSeconds(1),
                "to see whether they could");
        return rules.delegation(from, tried).isEmpty();
    }
}
