package io.trailwright.approval.client.ingest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.trailwright.problem.ProblemKind;
import jakarta.ws.rs.WebApplicationException;
import org.jspecify.annotations.Nullable;

/** As much of an RFC 9457 problem as decides what follows. */
@JsonIgnoreProperties(ignoreUnknown = true)
record ProblemDoc(@Nullable String type, @Nullable String detail) {

    /** @return an empty problem where the answer holds none */
    static ProblemDoc of(WebApplicationException failure) {
        try {
            var doc = failure.getResponse().readEntity(ProblemDoc.class);
            return doc == null ? new ProblemDoc(null, null) : doc;
        } catch (RuntimeException notAProblem) {
            return new ProblemDoc(null, null);
        }
    }

    /** Stable name of the kind; empty when it is not one of the suite's. */
    String slug() {
        return type != null && type.startsWith(ProblemKind.BASE) ? type.substring(ProblemKind.BASE.length()) : "";
    }

    String sentence() {
        return detail == null ? "The ledger refused." : detail;
    }
}
