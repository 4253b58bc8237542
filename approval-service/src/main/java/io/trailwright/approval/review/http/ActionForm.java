package io.trailwright.approval.review.http;

import io.trailwright.approval.colleague.Colleague;
import io.trailwright.approval.person.SignedIn;
import io.trailwright.approval.review.Handover;
import io.trailwright.approval.review.PersonsDecision;
import io.trailwright.approval.review.http.ActionsShown.Written;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.trail.Person;
import io.trailwright.core.trail.Statement.Outcome;
import io.trailwright.problem.StandardProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** What one of the forms of {@code review/actions.html} sent; every field may be missing. */
public class ActionForm {
    private static final int MAX_NAME = 200;
    private static final int MAX_SUBJECT = 255;

    @RestForm
    @Nullable
    String token;

    @RestForm
    @Nullable
    String reason;

    @RestForm
    @Nullable
    String subject;

    @RestForm
    @Nullable
    String view;

    /** Subject id of somebody who was chosen by name. */
    @RestForm
    @Nullable
    String chosen;

    @RestForm
    @Nullable
    String delegate;

    @RestForm
    @Nullable
    String name;

    @RestForm
    @Nullable
    String until;

    String token() {
        return text(token);
    }

    Written written() {
        return new Written(text(reason), text(chosen), text(delegate), text(name), text(until));
    }

    /** @throws io.trailwright.problem.HttpProblem 400, here and below */
    PersonsDecision changes() {
        return read(() -> new PersonsDecision(
                Outcome.CHANGES_REQUESTED, reason(), Digest.parse(text(subject)), Digest.parse(text(view))));
    }

    /** The subject id of whoever was chosen by name; empty when nobody was. */
    String chosen() {
        return read(() -> limited(text(chosen), MAX_SUBJECT));
    }

    /** @param known who was chosen, as this service knows them; empty when it does not */
    Handover delegation(SignedIn person, Optional<Colleague> known) {
        return read(() -> new Handover.ToPerson(delegate(person, known), until(), reason()));
    }

    private Person delegate(SignedIn person, Optional<Colleague> known) {
        var typed = limited(text(delegate), MAX_SUBJECT);
        if (chosen().isEmpty()) {
            if (typed.isEmpty()) {
                throw new IllegalArgumentException("choose a person, or type a subject id");
            }
            return new Person(
                    person.reviewer().person().iss(),
                    typed,
                    Optional.of(limited(text(name), MAX_NAME)).filter(given -> !given.isEmpty()));
        }
        if (!typed.isEmpty()) {
            throw new IllegalArgumentException("choose a person or type a subject id, not both");
        }
        return known.map(Colleague::person)
                .orElseThrow(() -> new IllegalArgumentException("the person you chose was not here lately"));
    }

    Handover escalation() {
        return read(() -> new Handover.ToNextStep(reason()));
    }

    /** A browser sends a local time without a zone; the page says that it is taken as UTC. */
    private Instant until() {
        try {
            return LocalDateTime.parse(text(until)).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("say until when, as in 2026-11-30T17:00", malformed);
        }
    }

    private String reason() {
        return text(reason).replace("\r\n", "\n");
    }

    private static String limited(String text, int most) {
        if (text.strip().length() > most) {
            throw new IllegalArgumentException("a name has at most " + most + " characters");
        }
        return text.strip();
    }

    private static <T> T read(Supplier<T> fields) {
        try {
            return fields.get();
        } catch (IllegalArgumentException invalid) {
            throw StandardProblem.INVALID_REQUEST.problem("Not sent: " + invalid.getMessage() + ".");
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
