package io.trailwright.ingest.review;

import io.smallrye.mutiny.Uni;
import io.trailwright.access.Caller;
import io.trailwright.access.Login;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.json.Json;
import io.trailwright.core.trail.Countersignature;
import io.trailwright.core.trail.Person;
import io.trailwright.core.trail.Reviewer;
import io.trailwright.core.trail.Statement;
import io.trailwright.ingest.ledger.EntryDraft;
import io.trailwright.ingest.ledger.IdempotencyKey;
import io.trailwright.ingest.ledger.PartDraft;
import io.trailwright.ingest.trail.Actor;
import io.trailwright.ingest.trail.SeenTrail;
import io.trailwright.ingest.trail.TrailReader;
import io.trailwright.ingest.trail.TrailWriter;
import io.trailwright.ingest.trail.Written;
import io.trailwright.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
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
    private final Clock clock;

    ReviewService(TrailWriter writer, PersonTokens persons, ProviderKeySource providers, Clock clock) {
        this.writer = writer;
        this.persons = persons;
        this.providers = providers;
        this.clock = clock;
    }

    /**
     * Appends an event, if it is about the trail as it is.
     *
     * @param sender the approval service
     * @return fails with {@code statement-stale}, {@code review-closed}, {@code trail-moved}, {@code person-required},
     *     {@code not-eligible}, {@code sign-in-insufficient}, {@code review-open}, {@code not-expired} or
     *     {@code trail-broken}
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
        return event instanceof ReviewEvent.Decided decided
                ? persons.verify(decided.personToken()).chain(person -> decided(sender, seen, decided, person))
                : Uni.createFrom().item(() -> stated(sender, seen, event));
    }

    private static EntryDraft stated(Caller sender, SeenTrail seen, ReviewEvent event) {
        ReviewRules.check(seen.state(), event).ifPresent(refusal -> {
            throw refusal;
        });
        return event instanceof ReviewEvent.Opened opened
                ? new EntryDraft(EntryKind.REVIEW_OPENED, List.of(Actor.part(sender), part("review", review(opened))))
                : decided(sender, ((ReviewEvent.Expired) event).statement(), Optional.empty(), Optional.empty());
    }

    private Uni<EntryDraft> decided(Caller sender, SeenTrail seen, ReviewEvent.Decided event, VerifiedPerson person) {
        var reviewer = eligible(seen, event, person.caller());
        return countersignature(event, person).map(given -> {
            var signIn = seen.state().evaluated().orElseThrow().requirement().signIn();
            SignInRules.check(signIn, event.statement(), reviewer, given, clock.instant())
                    .ifPresent(ReviewService::refuse);
            return decided(sender, event.statement(), Optional.of(reviewer), given);
        });
    }

    private Uni<Optional<Countersignature>> countersignature(ReviewEvent.Decided event, VerifiedPerson person) {
        return event.idToken().isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : providers
                        .published(person)
                        .map(keys ->
                                Optional.of(new Countersignature(event.idToken().get(), keys)));
    }

    private static Reviewer eligible(SeenTrail seen, ReviewEvent.Decided event, Caller person) {
        if (!person.tenant().equals(seen.log())) {
            throw TrailReader.absent();
        }
        ReviewRules.check(seen.state(), event).ifPresent(refusal -> {
            throw refusal;
        });
        var reviewer = reviewer(person);
        ReviewRules.eligibility(seen.state(), reviewer).ifPresent(ReviewService::refuse);
        return reviewer;
    }

    private static void refuse(HttpProblem problem) {
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

    private static EntryDraft decided(
            Caller sender, Statement statement, Optional<Reviewer> reviewer, Optional<Countersignature> given) {
        var parts = new ArrayList<PartDraft>();
        parts.add(Actor.part(sender));
        parts.add(part("statement", statement.json()));
        reviewer.ifPresent(person -> parts.add(part("reviewer", person.json())));
        given.ifPresent(signature -> {
            parts.add(part(Countersignature.TOKEN_PART, signature.tokenJson()));
            parts.add(part(Countersignature.KEYS_PART, signature.keys().json()));
        });
        return new EntryDraft(EntryKind.REVIEW_DECIDED, parts);
    }

    private static Json.Obj review(ReviewEvent.Opened opened) {
        return Json.object()
                .put("subject", opened.subject().toString())
                .put("groups", Json.strings(opened.groups()))
                .put("approvals", opened.approvals())
                .put("expiresAt", opened.expiresAt().toString())
                .build();
    }

    private static PartDraft part(String name, Json.Obj body) {
        return PartDraft.of(name, body);
    }
}
