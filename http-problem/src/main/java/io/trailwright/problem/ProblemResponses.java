package io.trailwright.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a problem as JSON, always with the same member order and the same media type. */
final class ProblemResponses {

    private static final ObjectMapper PLAIN =
            JsonMapper.builder().findAndAddModules().build();

    private ProblemResponses() {}

    static Response of(HttpProblem problem, @Nullable UriInfo uri) {
        var response = Response.status(problem.status())
                .type(HttpProblem.MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(json(problem, uri == null ? null : uri.getRequestUri().getRawPath()));
        problem.headers().forEach(response::header);
        return response.build();
    }

    /** Answers from outside of the resources, before anything of the body is read, and ends the connection. */
    static void endAndClose(RoutingContext request, HttpProblem problem) {
        end(request, problem, done -> request.request().connection().close());
    }

    /** Answers from outside of the resources. */
    static void end(RoutingContext request, HttpProblem problem, Handler<Void> afterwards) {
        HttpServerResponse response = request.response().setStatusCode(problem.status());
        problem.headers().forEach(response::putHeader);
        response.putHeader("Content-Type", HttpProblem.MEDIA_TYPE)
                .putHeader("Cache-Control", "no-store")
                .endHandler(afterwards)
                .end(json(problem, request.request().path()));
    }

    static String json(HttpProblem problem, @Nullable String path) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", problem.type().toString());
        members.put("title", problem.title());
        members.put("status", problem.status());
        problem.detail().ifPresent(detail -> members.put("detail", detail));
        if (problem.instance().isPresent()) {
            members.put("instance", problem.instance().get().toString());
        } else if (path != null) {
            members.put("instance", path);
        }
        members.putAll(problem.extensions());
        List<Violation> violations = problem.violations();
        if (!violations.isEmpty()) {
            members.put(
                    "violations",
                    violations.stream().map(ProblemResponses::members).toList());
        }
        try {
            return PLAIN.writeValueAsString(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an extension of the problem " + problem.type() + " is not JSON", e);
        }
    }

    private static Map<String, String> members(Violation violation) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("pointer", violation.pointer());
        members.put("message", violation.message());
        if (!violation.in().equals(Violation.BODY)) {
            members.put("in", violation.in());
        }
        return members;
    }
}
