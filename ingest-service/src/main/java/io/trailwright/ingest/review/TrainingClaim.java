package io.trailwright.ingest.review;

import java.time.Instant;
import java.util.Map;

/** What a person's verified token says of their training. What cannot be read is neither a yes nor a no. */
public sealed interface TrainingClaim {

    /** @param courses until when each is valid; empty where the token says nothing */
    record Shown(Map<String, Instant> courses) implements TrainingClaim {
        public Shown {
            courses = Map.copyOf(courses);
        }
    }

    /** @param problem to be read after "the claim" */
    record Unreadable(String problem) implements TrainingClaim {}
}
