package io.trailwright.core.trail;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.json.Json;
import io.trailwright.core.token.Base64Url;
import io.trailwright.core.token.IdToken;
import io.trailwright.core.token.ProviderKeys;
import io.trailwright.core.token.TokenException;
import io.trailwright.core.trail.Requirement.SignIn;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An identity provider's signature over an approval statement: an ID token (OpenID Connect Core 1.0, section 2) whose
 * {@code nonce} is the digest of the statement, and the keys that the provider published when it was made. It says:
 * this person signed in at this moment, and this is what they were about to state. Who holds only the log, or the
 * service, or the database cannot make one.
 *
 * @param idToken the compact JWS, byte for byte as the provider sent it
 */
public record Countersignature(String idToken, ProviderKeys keys) {

    /** The part of a {@code review.decided} entry that holds the token. */
    public static final String TOKEN_PART = "countersignature";

    /** The part of a {@code review.decided} entry that holds the keys. */
    public static final String KEYS_PART = "provider-keys";

    /** Most difference between the provider's clock and the ledger's. */
    public static final Duration SKEW = Duration.ofSeconds(60);

    /** Most time between signing in and the entry where policy names none. */
    public static final Duration DEFAULT_MAX_AGE = Duration.ofMinutes(5);

    /**
     * As recorded; empty when the entry holds none, or one of its parts is erased.
     *
     * @throws io.trailwright.core.json.JsonException or IllegalArgumentException if a part is not of its shape
     */
    public static Optional<Countersignature> of(Entry entry) {
        return entry.json(TOKEN_PART).flatMap(token -> entry.json(KEYS_PART)
                .map(keys -> new Countersignature(token.string("idToken"), ProviderKeys.read(keys))));
    }

    /** The body of {@value #TOKEN_PART}. */
    public Json.Obj tokenJson() {
        return Json.object().put("idToken", idToken).build();
    }

    /**
     * The nonce that binds a sign-in to a statement: base64url, without padding, of the SHA-256 of the statement's
     * canonical bytes.
     */
    public static String nonce(Digest statement) {
        return Base64Url.encode(statement.bytes());
    }

    /** What was found. */
    public sealed interface Checked {}

    /**
     * The provider's key made it, for this statement, this person and this client, in time.
     *
     * @param keyThumbprint of the key that signed (RFC 7638); whether it is the provider's is for the reader to know,
     *     who pins it: the keys here are as the ledger recorded them
     */
    public record Valid(String issuer, Instant authTime, Optional<String> acr, String keyThumbprint)
            implements Checked {}

    /** @param problem to be read after "the countersignature does not hold:" */
    public record Invalid(String problem) implements Checked {}

    /**
     * @param statement digest of the statement's recorded bytes
     * @param reviewer who stated it, as the ledger recorded them
     * @param at when the ledger recorded it
     */
    public Checked check(Digest statement, Reviewer reviewer, SignIn wanted, Instant at) {
        try {
            var token = keys.verify(idToken);
            return problem(token, statement, reviewer, wanted, at)
                    .<Checked>map(Invalid::new)
                    .orElseGet(() -> new Valid(token.issuer(), token.authTime(), token.acr(), token.keyThumbprint()));
        } catch (TokenException refused) {
            return new Invalid("its ID token is refused: " + refused.getMessage());
        }
    }

    private Optional<String> problem(IdToken token, Digest statement, Reviewer reviewer, SignIn wanted, Instant at) {
        if (!token.issuer().equals(keys.issuer())
                || !Optional.of(token.issuer()).equals(reviewer.person().iss())) {
            return Optional.of("its ID token is of another issuer");
        }
        if (!token.subject().equals(reviewer.person().sub())) {
            return Optional.of("its ID token is another person's");
        }
        if (reviewer.client().filter(token::isFor).isEmpty()) {
            return Optional.of("its ID token was made for another client");
        }
        if (!token.nonce().equals(nonce(statement))) {
            return Optional.of("its ID token is about another statement");
        }
        if (token.issuedAt().isAfter(at.plus(SKEW))
                || token.expiresAt().plus(SKEW).isBefore(at)) {
            return Optional.of("its ID token was not valid when it was recorded");
        }
        return signIn(token, wanted, at);
    }

    private static Optional<String> signIn(IdToken token, SignIn wanted, Instant at) {
        var oldest = at.minus(wanted.maxAge().orElse(DEFAULT_MAX_AGE)).minus(SKEW);
        if (token.authTime().isBefore(oldest) || token.authTime().isAfter(at.plus(SKEW))) {
            return Optional.of("the person had not signed in just before");
        }
        if (!wanted.acr().isEmpty()
                && token.acr().filter(wanted.acr()::contains).isEmpty()) {
            return Optional.of("the person had not signed in as strongly as policy asks");
        }
        return Optional.empty();
    }
}
