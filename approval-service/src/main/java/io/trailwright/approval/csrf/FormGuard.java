package io.trailwright.approval.csrf;

import io.trailwright.approval.ProblemType;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Pattern;

/** Gives forms their token and refuses those that do not bring it back. */
@ApplicationScoped
public class FormGuard {
    /** Holds the browser's secret; without a person's session it is worth nothing. */
    public static final String COOKIE = "trailwright_form";

    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final FormTokens tokens;

    FormGuard(FormTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * What a page with a form needs.
     *
     * @param secret for the cookie
     * @param token for the form's hidden field
     */
    public record Issued(String secret, String token) {}

    /** Keeps the browser's secret if it has one, so that forms in its other windows stay good. */
    public Issued issue(HttpServerRequest request, String session) {
        var secret = secret(request).orElseGet(tokens::newSecret);
        return new Issued(secret, tokens.token(secret, session));
    }

    /** @throws io.trailwright.problem.HttpProblem 403 {@code form-refused} */
    public void require(HttpServerRequest request, String session, String token) {
        boolean fits = secret(request)
                .filter(secret -> tokens.fits(token, secret, session))
                .isPresent();
        if (!source(request).ours() || !fits) {
            throw ProblemType.FORM_REFUSED.problem(
                    "This form was not sent from a page of this session. Open the review again and decide there.");
        }
    }

    /**
     * For requests that carry a browser's session and are not forms.
     *
     * @throws io.trailwright.problem.HttpProblem 403 {@code form-refused}
     */
    public void requireOwnPageOrBearer(HttpServerRequest request) {
        boolean bearer = request.getHeader("Authorization") != null;
        if (!bearer && !source(request).ours()) {
            throw ProblemType.FORM_REFUSED.problem("Send a bearer token, or decide on the review's own page.");
        }
    }

    private static FormSource source(HttpServerRequest request) {
        return new FormSource(
                Optional.ofNullable(request.getHeader("Sec-Fetch-Site")),
                Optional.ofNullable(request.getHeader("Origin")),
                Optional.ofNullable(request.getHeader("Host")));
    }

    private static Optional<String> secret(HttpServerRequest request) {
        return Optional.ofNullable(request.getCookie(COOKIE))
                .map(Cookie::getValue)
                .filter(value -> SECRET.matcher(value).matches());
    }
}
