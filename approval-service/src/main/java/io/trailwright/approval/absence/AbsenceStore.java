package io.trailwright.approval.absence;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.trail.Person;
import java.time.Instant;
import java.util.List;

/** Absences, at most one of each person. Methods are one transaction each, or join the caller's. */
public interface AbsenceStore {

    /** In place of the one that the person had. */
    Uni<Void> put(Absence absence);

    /** Takes the person's own away. */
    Uni<Void> remove(String log, Person person);

    /** Those that are not over, by name. */
    Uni<List<Absence>> notOver(String log, Instant now);
}
