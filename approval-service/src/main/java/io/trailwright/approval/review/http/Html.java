package io.trailwright.approval.review.http;

import io.quarkus.qute.TemplateInstance;
import io.trailwright.approval.csrf.FormGuard;
import io.trailwright.approval.review.http.ReviewPage.Notice;
import io.trailwright.problem.HttpProblem;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;

/** Pages as answers: never cached, always HTML in UTF-8. */
final class Html {
    private Html() {}

    static Response.ResponseBuilder page(int status, TemplateInstance template) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .header("Cache-Control", "no-store")
                .entity(template.render());
    }

    /** The browser's half of the protection of forms: scripts cannot read it, other sites cannot send it. */
    static NewCookie formCookie(String secret, HttpServerRequest request) {
        return new NewCookie.Builder(FormGuard.COOKIE)
                .value(secret)
                .path("/")
                .httpOnly(true)
                .secure("https".equals(request.scheme()))
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    static Response problem(HttpProblem problem) {
        return page(problem.status(), Templates.message(notice(problem))).build();
    }

    /** For a form whose sender has no session any more. */
    static Response sessionEnded() {
        var notice = new Notice(
                "bad", "Your session has ended", "Nothing was recorded. Sign in again and open the page once more.");
        return page(401, Templates.message(notice)).build();
    }

    static Notice notice(HttpProblem problem) {
        return new Notice("bad", problem.title(), problem.detail().orElse(""));
    }
}
