package io.trailwright.ingest.trail.http;

import io.trailwright.ingest.trail.TrailReader;
import java.util.Locale;
import java.util.UUID;

/** Reads a decision's id from a path. What cannot be an id is as absent as what is not there. */
public final class TrailIds {

    private TrailIds() {}

    /**
     * The id.
     *
     * @throws io.trailwright.problem.HttpProblem 404 unless the text is a UUID in its usual form
     */
    public static UUID parse(String text) {
        try {
            var id = UUID.fromString(text);
            if (id.toString().equals(text.toLowerCase(Locale.ROOT))) {
                return id;
            }
        } catch (IllegalArgumentException notAnId) {
            // Falls through: absent.
        }
        throw TrailReader.absent();
    }
}
