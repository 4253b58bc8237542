package io.trailwright.ingest.client.identity;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.Tenant;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.trailwright.access.AccessProblem;
import io.trailwright.access.Callers;
import io.trailwright.access.Roles;
import io.trailwright.ingest.review.PersonTokens;
import io.trailwright.ingest.review.VerifiedPerson;
import io.trailwright.problem.HttpProblem;
import io.trailwright.problem.IdentityOutage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonString;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/**
 * Verifies persons' tokens with the OIDC tenant {@code person}: the same provider, and the approval service's audience, so
 * that a token that was made for another service proves nothing here.
 */
@ApplicationScoped
class OidcPersonTokens implements PersonTokens {
    private static final Logger LOG = Logger.getLogger(OidcPersonTokens.class);
    /** Claims that only ID tokens carry (OpenID Connect Core 1.0, sections 2 and 3.1.3.6). */
    private static final Set<String> OF_ID_TOKENS = Set.of("nonce", "at_hash", "c_hash");

    private static final String METADATA = "configuration-metadata";

    private final TenantIdentityProvider persons;
    private final Optional<String> fixedTenant;

    OidcPersonTokens(
            @Tenant("person") TenantIdentityProvider persons,
            @ConfigProperty(name = "trailwright.tenant") Optional<String> fixedTenant) {
        this.persons = persons;
        this.fixedTenant = fixedTenant;
    }

    @Override
    public Uni<VerifiedPerson> verify(String token) {
        return Uni.createFrom()
                .deferred(() -> persons.authenticate(new AccessTokenCredential(token)))
                .onFailure()
                .transform(OidcPersonTokens::refused)
                .map(this::person);
    }

    private VerifiedPerson person(SecurityIdentity identity) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw personRequired();
        }
        var caller = Callers.of(token, identity.getRoles(), fixedTenant);
        if (!accessToken(token) || !caller.person() || !caller.has(Roles.REVIEWER)) {
            throw personRequired();
        }
        return new VerifiedPerson(caller, keys(identity));
    }

    /** Where the provider that verified the token publishes its keys, by the metadata that the extension holds. */
    private static Optional<URI> keys(SecurityIdentity identity) {
        return Optional.ofNullable(identity.<OidcConfigurationMetadata>getAttribute(METADATA))
                .map(OidcConfigurationMetadata::getJsonWebKeySetUri)
                .map(URI::create);
    }

    /** Keycloak says in {@code typ} what a token is; others do not, but their ID tokens show it. */
    private static boolean accessToken(JsonWebToken token) {
        Object claim = token.getClaim("typ");
        var type = claim instanceof JsonString json ? json.getString() : claim;
        return (type == null || type.equals("Bearer"))
                && token.getClaimNames().stream().noneMatch(OF_ID_TOKENS::contains);
    }

    private static Throwable refused(Throwable failure) {
        if (IdentityOutage.in(failure) || failure instanceof OIDCException) {
            LOG.warnf("a person's token could not be verified: %s", failure.getMessage());
            return IdentityOutage.problem();
        }
        LOG.debug("a person's token was refused", failure);
        return failure instanceof HttpProblem ? failure : personRequired();
    }

    private static HttpProblem personRequired() {
        return AccessProblem.PERSON_REQUIRED.problem(
                "Send the access token with which a reviewer is signed in to the approval service.");
    }
}
