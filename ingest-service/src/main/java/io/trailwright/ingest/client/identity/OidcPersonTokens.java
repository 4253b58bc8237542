package io.trailwright.ingest.client.identity;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.Tenant;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.trailwright.access.AccessProblem;
import io.trailwright.access.AccessTokens;
import io.trailwright.access.Caller;
import io.trailwright.access.Callers;
import io.trailwright.access.Roles;
import io.trailwright.ingest.review.PersonTokens;
import io.trailwright.ingest.review.VerifiedPerson;
import io.trailwright.problem.HttpProblem;
import io.trailwright.problem.IdentityOutage;
import io.trailwright.problem.StandardProblem;
import jakarta.enterprise.context.ApplicationScoped;
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

    private static final String METADATA = "configuration-metadata";

    private final TenantIdentityProvider persons;
    private final Optional<String> fixedTenant;
    private final String trainingClaim;

    OidcPersonTokens(
            @Tenant("person") TenantIdentityProvider persons,
            @ConfigProperty(name = "trailwright.tenant") Optional<String> fixedTenant,
            @ConfigProperty(name = "trailwright.person.training-claim", defaultValue = "training")
                    String trainingClaim) {
        this.persons = persons;
        this.fixedTenant = fixedTenant;
        this.trainingClaim = trainingClaim;
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
        if (!(identity.getPrincipal() instanceof JsonWebToken token) || !AccessTokens.is(token)) {
            throw personRequired();
        }
        var caller = caller(token, identity.getRoles());
        if (!caller.person() || !caller.has(Roles.REVIEWER)) {
            throw personRequired();
        }
        return new VerifiedPerson(caller, keys(identity), TrainingClaims.read(token.getClaim(trainingClaim)));
    }

    /** Where the provider that verified the token publishes its keys, by the metadata that the extension holds. */
    private static Optional<URI> keys(SecurityIdentity identity) {
        return Optional.ofNullable(identity.<OidcConfigurationMetadata>getAttribute(METADATA))
                .map(OidcConfigurationMetadata::getJsonWebKeySetUri)
                .map(URI::create);
    }

    /** That this token names nobody says nothing of the token with which the request came. */
    private Caller caller(JsonWebToken token, Set<String> roles) {
        try {
            return Callers.of(token, roles, fixedTenant);
        } catch (HttpProblem refused) {
            throw refused.status() == StandardProblem.UNAUTHENTICATED.status() ? personRequired() : refused;
        }
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
