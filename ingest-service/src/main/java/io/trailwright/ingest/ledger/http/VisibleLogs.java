package io.trailwright.ingest.ledger.http;

import io.trailwright.access.Caller;
import io.trailwright.access.CallerProvider;
import io.trailwright.access.Roles;
import io.trailwright.problem.HttpProblem;
import io.trailwright.problem.StandardProblem;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;

/** Which logs a caller may know of: its own tenant's; the services of this installation all. */
@RequestScoped
class VisibleLogs {

    private static final Set<String> MACHINES =
            Set.of(Roles.LEDGER_SERVICE, Roles.APPROVAL_SERVICE, Roles.RECONSTRUCTION_SERVICE, Roles.POLICY_SERVICE);

    private final CallerProvider callers;

    private final PublicReading publicReading;

    VisibleLogs(CallerProvider callers, PublicReading publicReading) {
        this.callers = callers;
        this.publicReading = publicReading;
    }

    /** Whether the caller is a service of this installation, which serves every tenant. */
    boolean all() {
        return callers.caller().roles().stream().anyMatch(MACHINES::contains);
    }

    /** The log of the caller's own tenant. */
    String own() {
        return callers.caller().tenant();
    }

    /** The log, when the caller may know of it; otherwise it is answered as absent. */
    String require(String log) {
        Caller caller = callers.caller();
        if (!Caller.TENANT.matcher(log).matches() || !(all() || caller.tenant().equals(log))) {
            throw absent();
        }
        return log;
    }

    /** The log, when the caller may read what is published of it: everybody where reading is public. */
    String requirePublished(String log) {
        if (!publicReading.allowed()) {
            return require(log);
        }
        if (!Caller.TENANT.matcher(log).matches()) {
            throw absent();
        }
        return log;
    }

    /** The answer for a log that is not there, and for one that the caller may not know of. */
    static HttpProblem absent() {
        return StandardProblem.NOT_FOUND.problem("Check the log's name and the numbers: there is no such thing here.");
    }
}
