package io.trailwright.approval.secondlook;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.trail.Person;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Second looks. Methods join the caller's transaction if there is one, and are one transaction each otherwise. */
public interface SecondLookStore {

    /** Notes that a decision was drawn; once. */
    Uni<Void> drawn(String log, UUID trail, Instant at);

    /** Drawn decisions of these groups that nobody has looked at and on which this person stated nothing; oldest first. */
    Uni<List<Waiting>> waiting(String log, Set<String> groups, Person person, int limit);

    /** @return whether it was kept: it was drawn, and nobody had looked at it */
    Uni<Boolean> found(SecondLook look);

    /** Of whoever approved decisions of these groups that were drawn since then, by name. */
    Uni<List<Tally>> tally(String log, Set<String> groups, Instant since);

    record Waiting(UUID trail, String workflow, String action, Instant drawnAt) {}

    /** @param drawn decisions that they approved. @param looked of them. @param disagreed of those */
    record Tally(String name, long drawn, long looked, long disagreed) {}
}
