package io.trailwright.ingest.quota;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.OptionalLong;

/** How much may come in on this replica. Without a rate, a tenant is bounded by nothing but what all are. */
@ConfigMapping(prefix = "trailwright.quota")
public interface QuotaSettings {

    /** Most POST requests that are under way on this replica; above, they are sent away at once. Streams count apart. */
    @WithDefault("1024")
    int requestsAtOnce();

    /** What holds for a tenant that has no settings of its own. */
    @WithParentName
    Rates everyTenant();

    /** By tenant; these stand for all of {@link #everyTenant}, which then does not hold. */
    Map<String, Rates> tenants();

    /** Rates of one tenant on one replica. */
    interface Rates {

        /** Requests and lines that record something, a second; unlimited when absent. */
        OptionalLong decisionsPerSecond();

        /** So many may come at once after a pause; as many as in a second when absent. */
        OptionalLong burst();

        /** Bytes of bodies and lines, a second, and at once after a pause; unlimited when absent. */
        OptionalLong bytesPerSecond();
    }
}
