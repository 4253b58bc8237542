package io.trailwright.approval.colleague;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.trail.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Colleagues. Methods join the caller's transaction if there is one, and are one transaction each otherwise. */
public interface ColleagueStore {

    /** Puts one in; changes nothing when the same was seen less than {@code refresh} before. */
    Uni<Void> seen(Colleague colleague, Duration refresh);

    /** Those seen since then, by name. */
    Uni<List<Colleague>> since(String log, Instant since, int limit);

    Uni<Optional<Colleague>> find(String log, Person person);
}
