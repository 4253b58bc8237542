package io.trailwright.approval.review.http;

import io.smallrye.mutiny.Uni;
import io.trailwright.approval.csrf.FormGuard;
import io.trailwright.approval.person.SignedIn;
import io.trailwright.approval.review.http.ReviewPage.Notice;
import io.trailwright.approval.secondlook.SecondLooks;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Puts the page of second looks together. */
@ApplicationScoped
class SecondLookAnswers {
    private final SecondLooks looks;
    private final FormGuard forms;

    SecondLookAnswers(SecondLooks looks, FormGuard forms) {
        this.looks = looks;
        this.forms = forms;
    }

    /** @param notice what went wrong, or null */
    Uni<Response> page(int status, SignedIn person, HttpServerRequest request, @Nullable Notice notice) {
        var form = forms.issue(request, person.session());
        return looks.waiting(person)
                .map(waiting -> SecondLooksPage.of(person.displayName(), form.token(), notice, waiting))
                .map(page -> Html.page(status, SecondLookTemplates.seconds(page))
                        .cookie(Html.formCookie(form.secret(), request))
                        .build());
    }
}
