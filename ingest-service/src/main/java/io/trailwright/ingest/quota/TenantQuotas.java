package io.trailwright.ingest.quota;

import io.github.bucket4j.TimeMeter;
import io.trailwright.ingest.ProblemType;
import io.trailwright.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What each tenant has left to send on this replica. Safe for use by many threads. */
@ApplicationScoped
public class TenantQuotas {

    private final QuotaSettings settings;
    private final TimeMeter time;
    private final Map<String, TenantBuckets> tenants = new ConcurrentHashMap<>();

    @Inject
    TenantQuotas(QuotaSettings settings) {
        this(settings, TimeMeter.SYSTEM_NANOTIME);
    }

    TenantQuotas(QuotaSettings settings, TimeMeter time) {
        this.settings = settings;
        this.time = time;
    }

    /**
     * Takes a request of so many bytes.
     *
     * @throws HttpProblem 429 with {@code Retry-After} when the tenant has nothing left
     */
    public void admit(String tenant, long bytes) {
        Duration wait = take(tenant, bytes);
        if (!wait.isZero()) {
            throw exceeded(wait);
        }
    }

    /**
     * Takes what one request or line needs, or nothing.
     *
     * @return zero when it was taken; otherwise how long to wait before it is worth another try
     */
    public Duration take(String tenant, long bytes) {
        return of(tenant).take(bytes);
    }

    /** Takes bytes that are here already, for which the tenant's next request then waits. */
    public void charge(String tenant, long bytes) {
        of(tenant).charge(bytes);
    }

    /** The problem of a tenant that has nothing left. */
    public static HttpProblem exceeded(Duration wait) {
        return ProblemType.QUOTA_EXCEEDED
                .with("Your tenant sends more than it may: send the request again later.")
                .withHeader(
                        "Retry-After",
                        Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())))
                .build();
    }

    private TenantBuckets of(String tenant) {
        return tenants.computeIfAbsent(
                tenant, name -> TenantBuckets.of(settings.tenants().getOrDefault(name, settings.everyTenant()), time));
    }
}
