package io.trailwright.approval.review.http;

import io.trailwright.approval.absence.Absence;
import io.trailwright.approval.absence.Absences.Handed;
import io.trailwright.approval.colleague.Colleague;
import io.trailwright.approval.person.SignedIn;
import io.trailwright.approval.review.http.ReviewPage.Notice;
import io.trailwright.approval.show.Times;
import io.trailwright.approval.show.VisibleText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is away, and the form to say so.
 *
 * @param own the person's own absence, in words; empty when there is none
 * @param holds whether it has begun
 * @param forMe absences in which the person looks after somebody's reviews
 * @param handed what became of each review that was to be handed on; empty when none was
 */
record AwayPage(
        String person,
        String token,
        @Nullable Notice notice,
        String own,
        boolean holds,
        List<VisibleText> forMe,
        List<VisibleText> others,
        List<ColleagueShown> colleagues,
        String from,
        String until,
        List<Line> handed) {

    /** @param text what became of it */
    record Line(String link, VisibleText action, VisibleText text, boolean done) {
        static Line of(Handed handed) {
            boolean done = handed.refusal().isEmpty();
            return new Line(
                    "/reviews/" + handed.decision(),
                    VisibleText.line(handed.action()),
                    VisibleText.line(done ? "Handed on." : handed.refusal()),
                    done);
        }
    }

    AwayPage {
        forMe = List.copyOf(forMe);
        others = List.copyOf(others);
        colleagues = List.copyOf(colleagues);
        handed = List.copyOf(handed);
    }

    /** What the page is made of. @param chosen subject id that was chosen already */
    record Known(List<Absence> absences, List<Colleague> colleagues, String chosen, List<Handed> handed) {}

    static AwayPage of(SignedIn person, String token, Known known, @Nullable Notice notice, Instant now) {
        var self = person.reviewer().person();
        Optional<Absence> own = known.absences().stream()
                .filter(absence -> absence.person().same(self))
                .findFirst();
        return new AwayPage(
                person.displayName(),
                token,
                notice,
                own.map(absence -> "You are away from " + Times.at(absence.from()) + " to " + Times.at(absence.until())
                                + ". " + VisibleText.line(absence.toName()).text() + " looks after your reviews.")
                        .orElse(""),
                own.filter(absence -> absence.holds(now)).isPresent(),
                known.absences().stream()
                        .filter(absence -> absence.to().same(self))
                        .map(AwayPage::sentence)
                        .toList(),
                known.absences().stream()
                        .filter(absence ->
                                !absence.person().same(self) && !absence.to().same(self))
                        .map(AwayPage::sentence)
                        .toList(),
                ColleagueShown.of(
                        known.colleagues(),
                        own.map(absence -> absence.to().sub()).orElse(known.chosen())),
                Times.field(own.map(Absence::from).orElse(now)),
                own.map(absence -> Times.field(absence.until())).orElse(""),
                known.handed().stream().map(Line::of).toList());
    }

    static VisibleText sentence(Absence absence) {
        return VisibleText.line(absence.name() + " is away from " + Times.at(absence.from()) + " to "
                + Times.at(absence.until()) + "; " + absence.toName() + " looks after their reviews.");
    }
}
