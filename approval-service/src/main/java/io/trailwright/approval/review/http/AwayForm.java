package io.trailwright.approval.review.http;

import io.trailwright.approval.absence.Absences.Wanted;
import io.trailwright.problem.StandardProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** What the form of {@code review/away.html} sent; every field may be missing. */
public class AwayForm {
    @RestForm
    @Nullable
    String token;

    @RestForm
    @Nullable
    String from;

    @RestForm
    @Nullable
    String until;

    @RestForm
    @Nullable
    String chosen;

    /** {@code end}, {@code hand-on}, or anything else to set. */
    @RestForm
    @Nullable
    String what;

    String token() {
        return token == null ? "" : token;
    }

    String chosen() {
        return chosen == null ? "" : chosen.strip();
    }

    String what() {
        return what == null ? "" : what;
    }

    /** @throws io.trailwright.problem.HttpProblem 400 */
    Wanted wanted() {
        return new Wanted(instant(from, "from"), instant(until, "until"), chosen());
    }

    private static Instant instant(@Nullable String text, String which) {
        try {
            return LocalDateTime.parse(text == null ? "" : text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException malformed) {
            throw StandardProblem.INVALID_REQUEST.problem("Say " + which + " when, as in 2026-11-30T17:00.");
        }
    }
}
