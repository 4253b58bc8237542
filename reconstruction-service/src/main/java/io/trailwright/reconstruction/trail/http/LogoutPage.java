package io.trailwright.reconstruction.trail.http;

import io.quarkus.security.Authenticated;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Signing out. For whoever is signed in, the OIDC extension answers before this does: it ends the session here and
 * leads to the provider, which ends its own. It only looks at a path that asks who calls.
 */
@Path("/logout")
public class LogoutPage {

    /** For whoever came with a bearer token, which cannot be signed out. */
    @GET
    @Authenticated
    @Operation(hidden = true)
    public Response logout() {
        return signedOut();
    }

    /** Nobody was signed in. */
    @ServerExceptionMapper(priority = 1)
    public Response anonymous(UnauthorizedException nobody) {
        return signedOut();
    }

    /** The session had ended. */
    @ServerExceptionMapper(priority = 1)
    public Response anonymous(AuthenticationFailedException ended) {
        return signedOut();
    }

    private static Response signedOut() {
        return Response.seeOther(URI.create("/signed-out")).build();
    }
}
