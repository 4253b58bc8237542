package io.trailwright.approval.review.http;

import io.smallrye.mutiny.Uni;
import io.trailwright.access.Roles;
import io.trailwright.approval.ProblemType;
import io.trailwright.approval.countersignature.Ceremony;
import io.trailwright.approval.countersignature.Provider;
import io.trailwright.approval.person.PersonProvider;
import io.trailwright.problem.HttpProblem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Where the identity provider sends the browser back to after a sign-in for a statement. */
@Path(SignInPages.PATH)
@Produces(MediaType.TEXT_HTML)
public class SignInPages {

    /** To be allowed at the provider as a redirect address of this client. */
    static final String PATH = "/reviews/countersigned";

    private final Ceremony ceremony;
    private final Provider.OfRequest provider;
    private final PersonProvider persons;

    SignInPages(Ceremony ceremony, Provider.OfRequest provider, PersonProvider persons) {
        this.ceremony = ceremony;
        this.provider = provider;
        this.persons = persons;
    }

    /** The absolute address of this page, as the browser knows it. */
    static URI redirect(UriInfo uri) {
        return uri.getBaseUri().resolve(PATH);
    }

    /** Finishes what was begun, and shows the review as it is then. */
    @GET
    @RolesAllowed(Roles.REVIEWER)
    @Operation(hidden = true)
    public Uni<Response> back(
            @QueryParam("state") @Nullable String state, @QueryParam("code") @Nullable String code, UriInfo uri) {
        var person = persons.signedIn();
        if (state == null || state.isEmpty()) {
            throw notSignedIn();
        }
        if (code == null || code.isEmpty()) {
            return ceremony.abandon(person, state).map(done -> Html.problem(notSignedIn()));
        }
        return ceremony.finish(person, state, code, provider.provider(), redirect(uri))
                .map(decided -> Response.seeOther(
                                URI.create("/reviews/" + decided.statement().decision()))
                        .build());
    }

    private static HttpProblem notSignedIn() {
        return ProblemType.SIGN_IN_REFUSED.problem(
                "Nothing was recorded: you did not sign in again. Open the review and decide again.");
    }

    /** A refusal as a page. */
    @ServerExceptionMapper
    public Response refused(HttpProblem problem) {
        return Html.problem(problem);
    }
}
