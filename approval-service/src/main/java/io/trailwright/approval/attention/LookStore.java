package io.trailwright.approval.attention;

import io.smallrye.mutiny.Uni;
import io.trailwright.approval.attention.Look.Glance;
import io.trailwright.core.entry.Digest;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What people were shown. Every method is one transaction. */
public interface LookStore {

    /** Somebody and a decision. @param iss empty where the token's issuer is not known */
    record Who(String log, UUID trail, String iss, String sub) {}

    /**
     * Notes that a view is shown: {@link Look#again} of what is known.
     *
     * @param whole digests of evidence that is shown whole with it
     */
    Uni<Look> shown(Who who, Glance glance, Set<Digest> whole, Instant at);

    /** Evidence was asked for. Once is enough. */
    Uni<Void> opened(Who who, Digest digest, Instant at);

    Uni<Optional<Look>> look(Who who);

    Uni<Set<Digest>> opened(Who who);
}
