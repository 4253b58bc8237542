package io.trailwright.approval.review.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import io.trailwright.access.Roles;
import io.trailwright.approval.countersignature.Ceremony;
import io.trailwright.approval.countersignature.Provider;
import io.trailwright.approval.csrf.FormGuard;
import io.trailwright.approval.person.PersonProvider;
import io.trailwright.approval.person.SignedIn;
import io.trailwright.approval.review.Decisions;
import io.trailwright.approval.review.PersonsDecision;
import io.trailwright.approval.review.SignInNeededException;
import io.trailwright.approval.review.http.ReviewAnswers.Asked;
import io.trailwright.approval.review.http.ReviewPage.Notice;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.trail.Statement.Declared;
import io.trailwright.core.trail.Statement.Outcome;
import io.trailwright.core.trail.Statement.RiskAccepted;
import io.trailwright.problem.HttpProblem;
import io.trailwright.problem.StandardProblem;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * The form on the review page. Without a session it answers with a page and a link instead of leading to the sign-in:
 * a form that was sent cannot be sent on (and {@code form-action 'self'} would stop the browser from following).
 */
@Path("/reviews/{decision}/decision")
@Produces(MediaType.TEXT_HTML)
public class ReviewFormPage {
    private final Decisions decisions;
    private final ReviewAnswers answers;
    private final PersonProvider persons;
    private final FormGuard forms;
    private final Ceremony ceremony;
    private final Provider.OfRequest provider;

    ReviewFormPage(
            Decisions decisions,
            ReviewAnswers answers,
            PersonProvider persons,
            FormGuard forms,
            Ceremony ceremony,
            Provider.OfRequest provider) {
        this.decisions = decisions;
        this.answers = answers;
        this.persons = persons;
        this.forms = forms;
        this.ceremony = ceremony;
        this.provider = provider;
    }

    /** What was sent; every field may be missing. */
    public static class DecisionForm {
        @RestForm
        @Nullable
        String verdict;

        @RestForm
        @Nullable
        String reason;

        @RestForm
        @Nullable
        String subject;

        @RestForm
        @Nullable
        String view;

        @RestForm
        @Nullable
        String token;

        /** {@code none} where the person declares to have no conflict of interest. */
        @RestForm
        @Nullable
        String conflict;

        /** Digests of evidence that is accepted unread. */
        @RestForm
        @Nullable
        List<String> risk;

        @RestForm
        @Nullable
        String riskReason;

        Declared declared() {
            var unread = risk == null ? List.<String>of() : risk;
            return new Declared(
                    text(conflict).equals("none"),
                    unread.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new RiskAccepted(
                                    unread.stream().map(Digest::parse).toList(),
                                    text(riskReason).strip())));
        }
    }

    /** Approve or reject. @param focus {@code on} leads to the next one that waits */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.REVIEWER)
    @Operation(hidden = true)
    public Uni<Response> decide(
            @PathParam("decision") String path,
            @QueryParam("focus") @DefaultValue("") String focus,
            DecisionForm form,
            HttpServerRequest request,
            UriInfo uri) {
        var person = persons.signedIn();
        var decision = DecisionId.of(path);
        forms.require(request, person.session(), text(form.token));
        var redirect = SignInPages.redirect(uri);
        var at = provider.provider();
        return Uni.createFrom()
                .item(() -> read(form))
                .chain(decided -> decisions.decideOnPage(person, decision, decided))
                .map(decided -> focus.equals("on") ? "/reviews/next?after=" + decision : "/reviews/" + decision)
                .map(to -> Response.seeOther(URI.create(to)).build())
                .onFailure(SignInNeededException.class)
                .recoverWithUni(needed -> sign(person, (SignInNeededException) needed, at, redirect))
                .onFailure(HttpProblem.class)
                .recoverWithUni(
                        problem -> again(person, decision, focus.equals("on"), form, request, (HttpProblem) problem));
    }

    private Uni<Response> sign(SignedIn person, SignInNeededException needed, Optional<Provider> at, URI redirect) {
        return ceremony.begin(person, needed, at, redirect)
                .map(signIn -> Html.page(200, Templates.sign(SignPage.of(needed, person.displayName(), signIn)))
                        .build());
    }

    /** Where the browser lands that reloads the answer to a form, or comes back from signing in. */
    @GET
    @PermitAll
    @Operation(hidden = true)
    public Response back(@PathParam("decision") String path) {
        return Response.seeOther(URI.create("/reviews/" + DecisionId.of(path))).build();
    }

    private static PersonsDecision read(DecisionForm form) {
        try {
            return new PersonsDecision(
                            Outcome.of(text(form.verdict)),
                            text(form.reason).replace("\r\n", "\n"),
                            Digest.parse(text(form.subject)),
                            Digest.parse(text(form.view)))
                    .declaring(form.declared());
        } catch (IllegalArgumentException invalid) {
            throw StandardProblem.INVALID_REQUEST.problem("Not sent: " + invalid.getMessage() + ".");
        }
    }

    /** The page as it is now, with what went wrong and what the person had written. */
    private Uni<Response> again(
            SignedIn person,
            UUID decision,
            boolean focus,
            DecisionForm form,
            HttpServerRequest request,
            HttpProblem problem) {
        var issued = forms.issue(request, person.session());
        var asked = new Asked(person, decision, focus, issued.token());
        return answers.page(asked, text(form.reason), Html.notice(problem))
                .map(page -> Html.page(problem.status(), Templates.review(page))
                        .cookie(Html.formCookie(issued.secret(), request))
                        .build())
                .onFailure(HttpProblem.class)
                .recoverWithItem(() -> Html.problem(problem));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** A refusal as a page. */
    @ServerExceptionMapper
    public Response refused(HttpProblem problem) {
        return Html.problem(problem);
    }

    /** A role is missing. */
    @ServerExceptionMapper(priority = 1)
    public Response forbidden(ForbiddenException failure) {
        return Html.problem(StandardProblem.FORBIDDEN.problem("Your account does not have the role of a reviewer."));
    }

    /** The session has ended while the person was reading. */
    @ServerExceptionMapper(priority = 1)
    public Response signedOut(UnauthorizedException failure) {
        return sessionEnded();
    }

    /** The session does not verify any more. */
    @ServerExceptionMapper(priority = 1)
    public Response signedOut(AuthenticationFailedException failure) {
        return sessionEnded();
    }

    private static Response sessionEnded() {
        var notice = new Notice(
                "bad",
                "Your session has ended",
                "Nothing was recorded. Sign in again, open the review and decide once more.");
        return Html.page(401, Templates.message(notice)).build();
    }
}
