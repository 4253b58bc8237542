package io.trailwright.problem;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Who are you, and may you: 401 keeps the challenge of the authentication mechanism. */
public class SecurityMappers {

    /** An endpoint that needs a caller was called without one. */
    @ServerExceptionMapper
    public Uni<Response> unauthorized(UnauthorizedException failure, RoutingContext request, UriInfo uri) {
        return challenge(request, uri, "Send a bearer token.");
    }

    /** A token that does not verify. */
    @ServerExceptionMapper
    public Uni<Response> authenticationFailed(
            AuthenticationFailedException failure, RoutingContext request, UriInfo uri) {
        return IdentityOutage.in(failure)
                ? Uni.createFrom().item(ProblemResponses.of(IdentityOutage.problem(), uri))
                : challenge(request, uri, "Send a bearer token that is valid for this service.");
    }

    /** A caller without the role. */
    @ServerExceptionMapper
    public Response forbidden(ForbiddenException failure, UriInfo uri) {
        return ProblemResponses.of(StandardProblem.FORBIDDEN.problem("Ask for a role that allows this."), uri);
    }

    private static Uni<Response> challenge(RoutingContext request, UriInfo uri, String detail) {
        HttpAuthenticator authenticator = request.get(HttpAuthenticator.class.getName());
        if (authenticator == null) {
            return Uni.createFrom().item(response(null, uri, detail));
        }
        return Uni.createFrom()
                .deferred(() -> authenticator.getChallenge(request))
                .map(challenge -> response(challenge, uri, detail))
                .onFailure()
                .recoverWithItem(
                        () -> response(null, uri, detail)); // the provider is away: it cannot say how to ask it
    }

    private static Response response(@Nullable ChallengeData challenge, UriInfo uri, String detail) {
        if (challenge != null && challenge.status >= 300 && challenge.status < 400) {
            return withHeaders(Response.status(challenge.status), challenge);
        }
        Response problem = ProblemResponses.of(StandardProblem.UNAUTHENTICATED.problem(detail), uri);
        return challenge == null ? problem : withHeaders(Response.fromResponse(problem), challenge);
    }

    private static Response withHeaders(Response.ResponseBuilder response, ChallengeData challenge) {
        challenge.getHeaders().forEach((name, value) -> response.header(name.toString(), value));
        return response.build();
    }
}
