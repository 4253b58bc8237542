package io.trailwright.approval.stated;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.trail.Person;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Statements. Methods join the caller's transaction if there is one, and are one transaction each otherwise. */
public interface StatedStore {

    /** Puts statements in or changes them. */
    Uni<Void> save(List<Stated> statements);

    /** What a person stated, newest first. The action it was about comes with it. */
    Uni<List<About>> by(String log, Person person, int limit);

    /** What members of any of these groups were asked and stated since then, newest first. */
    Uni<List<Stated>> since(String log, Set<String> groups, Instant since, int limit);

    /**
     * A statement with what it was about.
     *
     * @param tier as it is now
     * @param state of the review, as it is now
     */
    record About(Stated stated, String workflow, String action, String summary, String tier, String state) {}
}
