package io.trailwright.ingest.decision.http;

import io.trailwright.ingest.trail.http.FreeForm;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads times that have passed their pattern but may still name a day that is not there. */
final class Times {

    private Times() {}

    static Instant parse(String pointer, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noSuchTime) {
            throw FreeForm.refuse(pointer, "is not a time that exists");
        }
    }
}
