package io.trailwright.access;

import io.quarkus.oidc.OIDCException;
import io.trailwright.problem.IdentityOutage;
import io.trailwright.problem.Problems;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** A service that has never reached its identity provider knows no keys: it cannot say who calls, and says so. */
public class ProviderMapper {

    private static final Logger LOG = Logger.getLogger(ProviderMapper.class);

    /** What the OIDC extension throws when it is not ready, or when the provider answers with an error. */
    @ServerExceptionMapper
    public Response unavailable(OIDCException failure, UriInfo uri) {
        LOG.warnf("the identity provider does not answer: %s", failure.getMessage());
        return Problems.response(IdentityOutage.problem(), uri);
    }
}
