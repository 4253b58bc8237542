package io.trailwright.approval.client.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import io.smallrye.mutiny.Uni;
import io.trailwright.approval.ProblemType;
import io.trailwright.approval.countersignature.Provider;
import io.trailwright.approval.countersignature.ProviderCalls;
import io.trailwright.problem.IdentityOutage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Messages of OpenID Connect, made, read and validated by Nimbus' library; one try each, ten seconds. */
@ApplicationScoped
class NimbusProvider implements ProviderCalls {
    private static final Logger LOG = Logger.getLogger(NimbusProvider.class);

    private final TokenApi api;
    private final ClientID client;
    private final Secret secret;

    NimbusProvider(
            @RestClient TokenApi api,
            @ConfigProperty(name = "quarkus.oidc.client-id") String client,
            @ConfigProperty(name = "quarkus.oidc.credentials.secret") Optional<String> secret) {
        this.api = api;
        this.client = new ClientID(client);
        this.secret = new Secret(secret.orElse(""));
    }

    @Override
    public URI signIn(Provider provider, Question question) {
        var request = new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope("openid"), client, question.redirect())
                .endpointURI(provider.authorization())
                .state(new State(question.state()))
                .nonce(new Nonce(question.nonce()))
                .prompt(new Prompt(Prompt.Type.LOGIN))
                .maxAge(0)
                .codeChallenge(new CodeVerifier(question.verifier()), CodeChallengeMethod.S256);
        if (!question.signIn().acr().isEmpty()) {
            request.acrValues(question.signIn().acr().stream().map(ACR::new).toList());
        }
        question.username().ifPresent(request::loginHint);
        return request.build().toURI();
    }

    @Override
    public Uni<Tokens> redeem(Provider provider, String code, Question question) {
        var grant = new AuthorizationCodeGrant(
                new AuthorizationCode(code), question.redirect(), new CodeVerifier(question.verifier()));
        var credentials = new ClientSecretBasic(client, secret).toHTTPAuthorizationHeader();
        return api.token(provider.token().toString(), credentials, URLUtils.serializeParameters(grant.toParameters()))
                .map(NimbusProvider::answer)
                .chain(answer ->
                        api.keys(provider.keys().toString()).map(keys -> validated(answer, keys, provider, question)))
                .onFailure()
                .transform(NimbusProvider::meaning);
    }

    private static OIDCTokenResponse answer(String body) {
        try {
            var answer = OIDCTokenResponse.parse(JSONObjectUtils.parse(body));
            if (answer.getOIDCTokens().getIDToken() == null) {
                throw new ParseException("there is no ID token in it");
            }
            return answer;
        } catch (ParseException malformed) {
            throw new UnprovenException("the answer to the code holds no tokens", malformed);
        }
    }

    private Tokens validated(OIDCTokenResponse answer, String keys, Provider provider, Question question) {
        try {
            var idToken = answer.getOIDCTokens().getIDToken();
            IdTokens.validator(provider.issuer(), client, keys).validate(idToken, new Nonce(question.nonce()));
            return new Tokens(
                    answer.getOIDCTokens().getAccessToken().getValue(),
                    answer.getOIDCTokens().getIDTokenString());
        } catch (BadJOSEException | JOSEException | java.text.ParseException refused) {
            throw new UnprovenException("the ID token does not hold: " + refused.getMessage(), refused);
        }
    }

    /** What the provider refuses is refused; what it does not answer is not known. */
    private static Throwable meaning(Throwable failure) {
        boolean refused = failure instanceof UnprovenException
                || failure instanceof WebApplicationException answer
                        && answer.getResponse().getStatus() < 500;
        LOG.infof("a sign-in for a statement %s: %s", refused ? "was refused" : "has no answer", failure.getMessage());
        return refused
                ? ProblemType.SIGN_IN_REFUSED.problem(
                        "Nothing was recorded: the identity provider did not bear this sign-in out. Decide again.")
                : IdentityOutage.problem();
    }

    /** The provider's answer does not prove what was asked. */
    private static final class UnprovenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnprovenException(String problem, Throwable cause) {
            super(problem, cause);
        }
    }
}
