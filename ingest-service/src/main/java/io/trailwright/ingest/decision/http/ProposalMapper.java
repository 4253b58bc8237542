package io.trailwright.ingest.decision.http;

import io.trailwright.core.json.Json;
import io.trailwright.core.json.ObjBuilder;
import io.trailwright.ingest.decision.Proposal;
import io.trailwright.ingest.trail.http.FreeForm;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** From the request's JSON to what is recorded; refuses what has no canonical form, with its pointer. */
final class ProposalMapper {
    /** W3C Trace Context, section 3.2; a header that is not one is ignored, as section 4.3 asks. */
    private static final Pattern TRACEPARENT = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private ProposalMapper() {}

    static Proposal proposal(ProposalBody body, @Nullable String traceparent) {
        return new Proposal(
                request(body, traceparent(traceparent)),
                body.action().action("/action").json(),
                EvidenceBody.all("/evidence", orEmpty(body.evidence())),
                Optional.ofNullable(body.recommendation()).map(ProposalMapper::recommendation),
                Optional.ofNullable(body.exceptions()).map(list -> texts("/exceptions", list)));
    }

    private static Json.Obj request(ProposalBody body, Optional<String> traceparent) {
        var request = Json.object().put("workflow", body.workflow());
        text(request, "", "workflowVersion", body.workflowVersion());
        text(request, "", "summary", body.summary());
        Optional.ofNullable(body.requestedBy()).ifPresent(person -> request.put("requestedBy", requestedBy(person)));
        request.put("dataCategories", Json.strings(orEmpty(body.dataCategories())));
        Optional.ofNullable(body.tool()).ifPresent(tool -> request.put("tool", tool(tool)));
        Optional.ofNullable(body.prompt()).ifPresent(prompt -> request.put("prompt", prompt(prompt)));
        return request.putIfPresent("traceparent", traceparent).build();
    }

    /** The header, where it is one. */
    static Optional<String> traceparent(@Nullable String header) {
        return Optional.ofNullable(header)
                .filter(value -> TRACEPARENT.matcher(value).matches());
    }

    private static Json requestedBy(ProposalBody.RequestedByBody person) {
        var json = Json.object();
        text(json, "/requestedBy", "iss", person.iss());
        text(json, "/requestedBy", "sub", person.sub());
        text(json, "/requestedBy", "name", person.name());
        return json.build();
    }

    private static Json tool(ProposalBody.ToolBody tool) {
        var json = Json.object();
        text(json, "/tool", "name", tool.name());
        text(json, "/tool", "provider", tool.provider());
        text(json, "/tool", "version", tool.version());
        return json.build();
    }

    private static Json prompt(ProposalBody.PromptBody prompt) {
        var json = Json.object();
        text(json, "/prompt", "id", prompt.id());
        text(json, "/prompt", "version", prompt.version());
        text(json, "/prompt", "digest", prompt.digest());
        return json.build();
    }

    private static Json.Obj recommendation(ProposalBody.RecommendationBody body) {
        var json = Json.object();
        text(json, "/recommendation", "summary", body.summary());
        Optional.ofNullable(body.output())
                .filter(output -> !output.isNull())
                .ifPresent(output -> json.put("output", FreeForm.value("/recommendation/output", output)));
        text(json, "/recommendation", "outputDigest", body.outputDigest());
        Optional.ofNullable(body.confidence()).ifPresent(value -> json.put("confidence", new Json.Num(value)));
        return json.build();
    }

    private static void text(ObjBuilder json, String pointer, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, FreeForm.text(pointer + "/" + name, value));
        }
    }

    private static List<String> texts(String pointer, List<String> values) {
        return IntStream.range(0, values.size())
                .mapToObj(i -> FreeForm.text(pointer + "/" + i, values.get(i)))
                .toList();
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
