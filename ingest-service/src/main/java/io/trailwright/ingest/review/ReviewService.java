package io.trailwright.ingest.review;

import io.smallrye.mutiny.Uni;
import io.trailwright.access.Caller;
import io.trailwright.access.Login;
import io.trailwright.core.trail.Countersignature;
import io.trailwright.core.trail.Person;
import io.trailwright.core.trail.Reviewer;
import io.trailwright.core.trail.Statement;
import io.trailwright.ingest.ledger.EntryDraft;
import io.trailwright.ingest.ledger.IdempotencyKey;
import io.trailwright.ingest.trail.SeenTrail;
import io.trailwright.ingest.trail.TrailReader;
import io.trailwright.ingest.trail.TrailWriter;
import io.trailwright.ingest.trail.Written;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Takes in what happens in reviews. Who decided comes from the person's own token, verified here. */
@ApplicationScoped
public class ReviewService {
    private final TrailWriter writer;
    private final PersonTokens persons;
    private final ProviderKeySource providers;

    ReviewService(TrailWriter writer, PersonTokens persons, ProviderKeySource providers) {
        this.writer = writer;
        this.persons = persons;
        this.providers = providers;
    }

    /**
     * Appends an event, if it is about the trail as it is.
     *
     * @param sender the approval service
     * @return fails with {@code statement-stale}, {@code review-closed}, {@code trail-moved}, {@code person-required},
     *     {@code not-eligible}, {@code not-qualified}, {@code training-unreadable}, {@code sign-in-insufficient}, {@code review-open}, {@code not-expired},
     *     {@code delegation-refused}, {@code escalation-refused} or {@code trail-broken}
     */
    public Uni<Written> append(Caller sender, String log, UUID decision, IdempotencyKey key, ReviewEvent event) {
        return writer.write(log, decision, Optional.of(key), seen -> draft(sender, seen, event)
                        .map(List::of))
                .invoke(written -> ReviewRules.late(written.seen().state(), event)
                        .ifPresent(refusal -> {
                            throw refusal;
                        }));
    }

    /** The token is verified for each new request, not for the repetition of one that is recorded. */
    private Uni<EntryDraft> draft(Caller sender, SeenTrail seen, ReviewEvent event) {
        seen.requireIntact();
        return token(event)
                .map(token -> persons.verify(token).chain(person -> byPerson(sender, seen, event, person)))
                .orElseGet(() -> Uni.createFrom().item(() -> stated(sender, seen, event)));
    }

    private static Optional<String> token(ReviewEvent event) {
        if (event instanceof ReviewEvent.Decided decided) {
            return Optional.of(decided.personToken());
        }
        if (event instanceof ReviewEvent.Delegated delegated) {
            return Optional.of(delegated.personToken());
        }
        return event instanceof ReviewEvent.Escalated escalated ? escalated.personToken() : Optional.empty();
    }

    /** What no person states. */
    private static EntryDraft stated(Caller sender, SeenTrail seen, ReviewEvent event) {
        ReviewRules.check(seen.state(), event).ifPresent(ReviewService::refuse);
        if (event instanceof ReviewEvent.Opened opened) {
            return ReviewEntries.opened(sender, opened);
        }
        if (event instanceof ReviewEvent.Escalated escalated) {
            var nobody = Optional.<Reviewer>empty();
            ReviewRules.escalation(seen.state(), nobody, escalated.escalation(), seen.now())
                    .ifPresent(ReviewService::refuse);
            return ReviewEntries.escalated(sender, escalated.escalation(), nobody);
        }
        return ReviewEntries.unsigned(sender, ((ReviewEvent.Expired) event).statement());
    }

    private Uni<EntryDraft> byPerson(Caller sender, SeenTrail seen, ReviewEvent event, VerifiedPerson person) {
        var reviewer = qualified(seen, event, person, allowed(seen, event, person.caller()));
        return event instanceof ReviewEvent.Decided decided
                ? countersignature(decided, person)
                        .map(given -> decided(sender, seen, decided.statement(), reviewer, given))
                : Uni.createFrom().item(handedOn(sender, event, reviewer));
    }

    private static Reviewer qualified(SeenTrail seen, ReviewEvent event, VerifiedPerson person, Reviewer reviewer) {
        if (!(event instanceof ReviewEvent.Decided decided)
                || !decided.statement().outcome().needsSignIn()) {
            return reviewer;
        }
        var state = seen.state();
        var wanted = state.requirement(decided.statement().outcome()).orElseThrow();
        var trained = QualificationRules.withTraining(reviewer, wanted, person.training());
        QualificationRules.check(wanted, trained, decided.statement(), state.evidence(), seen.now())
                .ifPresent(ReviewService::refuse);
        return trained;
    }

    private static EntryDraft decided(
            Caller sender, SeenTrail seen, Statement statement, Reviewer reviewer, Optional<Countersignature> given) {
        var signIn = seen.state().signIn(statement.outcome());
        SignInRules.check(signIn, statement, reviewer, given, seen.now()).ifPresent(ReviewService::refuse);
        return ReviewEntries.decided(sender, statement, reviewer, given);
    }

    private static EntryDraft handedOn(Caller sender, ReviewEvent event, Reviewer reviewer) {
        return event instanceof ReviewEvent.Delegated delegated
                ? ReviewEntries.delegated(sender, delegated.delegation(), reviewer)
                : ReviewEntries.escalated(sender, ((ReviewEvent.Escalated) event).escalation(), Optional.of(reviewer));
    }

    private Uni<Optional<Countersignature>> countersignature(ReviewEvent.Decided event, VerifiedPerson person) {
        return event.idToken().isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : providers
                        .published(person)
                        .map(keys ->
                                Optional.of(new Countersignature(event.idToken().get(), keys)));
    }

    private static Reviewer allowed(SeenTrail seen, ReviewEvent event, Caller person) {
        if (!person.tenant().equals(seen.log())) {
            throw TrailReader.absent();
        }
        var state = seen.state();
        ReviewRules.check(state, event).ifPresent(ReviewService::refuse);
        var reviewer = reviewer(person);
        if (event instanceof ReviewEvent.Delegated delegated) {
            ReviewRules.delegation(state, reviewer, delegated.delegation(), seen.now())
                    .ifPresent(ReviewService::refuse);
        } else if (event instanceof ReviewEvent.Escalated escalated) {
            ReviewRules.escalation(state, Optional.of(reviewer), escalated.escalation(), seen.now())
                    .ifPresent(ReviewService::refuse);
        } else {
            var outcome = ((ReviewEvent.Decided) event).statement().outcome();
            ReviewRules.eligibility(state, reviewer, outcome, seen.now()).ifPresent(ReviewService::refuse);
        }
        return reviewer;
    }

    private static void refuse(RuntimeException problem) {
        throw problem;
    }

    private static Reviewer reviewer(Caller person) {
        Login login = person.requireLogin();
        return new Reviewer(
                new Person(Optional.of(person.iss()), person.sub(), person.name()),
                login.username(),
                Set.copyOf(login.groups()),
                login.acr(),
                login.amr(),
                login.authTime(),
                Optional.of(person.client()));
    }
}
