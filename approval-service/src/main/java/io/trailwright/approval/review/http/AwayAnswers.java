package io.trailwright.approval.review.http;

import io.smallrye.mutiny.Uni;
import io.trailwright.approval.absence.Absences;
import io.trailwright.approval.absence.Absences.Handed;
import io.trailwright.approval.colleague.Colleagues;
import io.trailwright.approval.csrf.FormGuard;
import io.trailwright.approval.person.SignedIn;
import io.trailwright.approval.review.http.ReviewPage.Notice;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the page of absences together, for whoever opens it and for whoever sent its form. */
@ApplicationScoped
class AwayAnswers {
    private final Absences absences;
    private final Colleagues colleagues;
    private final FormGuard forms;
    private final Clock clock;

    AwayAnswers(Absences absences, Colleagues colleagues, FormGuard forms, Clock clock) {
        this.absences = absences;
        this.colleagues = colleagues;
        this.forms = forms;
        this.clock = clock;
    }

    /**
     * What is shown besides.
     *
     * @param chosen subject id that was chosen already
     * @param handed what became of each review that was to be handed on
     * @param notice what went wrong, or null
     */
    record Shown(
            int status,
            String chosen,
            List<Handed> handed,
            @Nullable Notice notice) {
        static final Shown NOTHING = new Shown(200, "", List.of(), null);
    }

    Uni<Response> page(SignedIn person, HttpServerRequest request, Shown shown) {
        var form = forms.issue(request, person.session());
        return absences.notOver(person).chain(found -> colleagues
                .others(person)
                .map(others -> AwayPage.of(
                        person,
                        form.token(),
                        new AwayPage.Known(found, others, shown.chosen(), shown.handed()),
                        shown.notice(),
                        clock.instant()))
                .map(page -> Html.page(shown.status(), AwayTemplates.away(page))
                        .cookie(Html.formCookie(form.secret(), request))
                        .build()));
    }
}
