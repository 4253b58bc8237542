package io.trailwright.ingest.ledger.http;

import io.trailwright.ingest.ledger.LedgerProblems;
import io.trailwright.ingest.ledger.StoreUnreachable;
import io.trailwright.problem.ProblemMappers;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** A database that is away is no error of this service's: 503, and one line in the log. */
class StoreOutages {

    private static final Logger LOG = Logger.getLogger(StoreOutages.class);

    @ServerExceptionMapper
    Response unreachable(StoreUnreachable failure, UriInfo uri) {
        LOG.warn(failure.getMessage());
        return new ProblemMappers().problem(LedgerProblems.unreachable(), uri);
    }
}
