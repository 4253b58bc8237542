package io.trailwright.ingest.client.identity;

import io.trailwright.ingest.review.TrainingClaim;
import io.trailwright.ingest.review.TrainingClaim.Shown;
import io.trailwright.ingest.review.TrainingClaim.Unreadable;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the claim that says until when a person's training is valid: an object with a member for each course. A value is an
 * RFC 3339 time, a date (valid to its end, UTC) or a number of seconds since 1970. One value that is none of them makes the
 * claim unreadable as a whole.
 */
final class TrainingClaims {
    private static final int MOST = 200;

    private TrainingClaims() {}

    /** @param claim as the token's implementation gives it; null where the token has none */
    static TrainingClaim read(@Nullable Object claim) {
        if (claim == null) {
            return new Shown(Map.of());
        }
        if (!(claim instanceof Map<?, ?> object) || object.size() > MOST) {
            return new Unreadable("is not an object of at most " + MOST + " members");
        }
        var courses = new TreeMap<String, Instant>();
        for (var member : object.entrySet()) {
            try {
                courses.put(String.valueOf(member.getKey()), until(member.getValue()));
            } catch (DateTimeException | ArithmeticException notATime) {
                return new Unreadable("does not say until when " + member.getKey() + " is valid");
            }
        }
        return new Shown(courses);
    }

    private static Instant until(@Nullable Object value) {
        if (value instanceof JsonNumber number) {
            return Instant.ofEpochSecond(number.longValueExact());
        }
        if (value instanceof Long || value instanceof Integer) {
            return Instant.ofEpochSecond(((Number) value).longValue());
        }
        var text = value instanceof JsonString json ? json.getString() : value instanceof String string ? string : "";
        return text.length() == "2026-11-30".length()
                ? LocalDate.parse(text).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()
                : OffsetDateTime.parse(text).toInstant();
    }
}
