package io.trailwright.approval.countersignature;

import io.smallrye.mutiny.Uni;
import io.trailwright.approval.ProblemType;
import io.trailwright.approval.countersignature.ProviderCalls.Question;
import io.trailwright.approval.countersignature.ProviderCalls.Tokens;
import io.trailwright.approval.person.SignedIn;
import io.trailwright.approval.review.Decided;
import io.trailwright.approval.review.Decisions;
import io.trailwright.approval.review.PersonsDecision;
import io.trailwright.approval.review.SignInNeededException;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.trail.Countersignature;
import io.trailwright.core.trail.Requirement.SignIn;
import io.trailwright.problem.HttpProblem;
import io.trailwright.problem.IdentityOutage;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;

/**
 * Sends a person to sign in for exactly one statement, and takes the statement to the ledger with what the provider
 * signed. A crash in between leaves a sign-in that nobody finishes: nothing was stated.
 */
@ApplicationScoped
public class Ceremony {
    private static final int RANDOM_BYTES = 32;

    private final SignInStore store;
    private final ProviderCalls provider;
    private final Decisions decisions;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Ceremony(SignInStore store, ProviderCalls provider, Decisions decisions, Clock clock) {
        this.store = store;
        this.provider = provider;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** @return where the person signs in */
    public Uni<URI> begin(SignedIn person, SignInNeededException needed, Optional<Provider> known, URI redirect) {
        var at = known.orElseThrow(IdentityOutage::problem);
        var state = randomText();
        var now = clock.instant();
        var pending = new PendingSignIn(
                Digest.of(state.getBytes(StandardCharsets.US_ASCII)),
                person.tenant(),
                person.reviewer().person(),
                needed.statement(),
                randomText(),
                now.plus(PendingSignIn.LASTS));
        var question = question(
                pending, state, redirect, needed.signIn(), person.reviewer().username());
        return store.put(pending, now).map(kept -> provider.signIn(at, question));
    }

    /**
     * @param state as the browser brought it back
     * @return fails with {@code sign-in-refused} when it was not begun here by this person, was finished, or is too
     *     old, or when the provider does not bear it out; with the problems of {@link Decisions} otherwise
     */
    public Uni<Decided> finish(SignedIn person, String state, String code, Optional<Provider> known, URI redirect) {
        var at = known.orElseThrow(IdentityOutage::problem);
        return take(person, state)
                .map(found -> found.filter(pending -> pending.current(clock.instant()))
                        .orElseThrow(Ceremony::unknown))
                .chain(pending -> provider.redeem(
                                at, code, question(pending, state, redirect, SignIn.ANY, Optional.empty()))
                        .chain(tokens -> state(person, pending, tokens)));
    }

    /** The person gave up, or the provider would not let them in. */
    public Uni<Void> abandon(SignedIn person, String state) {
        return take(person, state).replaceWithVoid();
    }

    private Uni<Optional<PendingSignIn>> take(SignedIn person, String state) {
        return store.take(
                Digest.of(state.getBytes(StandardCharsets.UTF_8)),
                person.tenant(),
                person.reviewer().person());
    }

    private Uni<Decided> state(SignedIn person, PendingSignIn pending, Tokens tokens) {
        var statement = pending.statement();
        return decisions.decide(
                person.with(tokens.accessToken()),
                statement.decision(),
                PersonsDecision.countersigned(statement, tokens.idToken()));
    }

    private static Question question(
            PendingSignIn pending, String state, URI redirect, SignIn signIn, Optional<String> username) {
        var nonce = Countersignature.nonce(pending.statement().digest());
        return new Question(redirect, state, nonce, pending.verifier(), signIn, username);
    }

    private String randomText() {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static HttpProblem unknown() {
        return ProblemType.SIGN_IN_REFUSED.problem(
                "Nothing was recorded: this sign-in was not begun here by you, was used already, or took too long."
                        + " Open the review and decide again.");
    }
}
