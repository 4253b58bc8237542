package io.trailwright.e2e;

import io.trailwright.core.json.Json;
import io.trailwright.e2e.HostileCorpus.Item;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A payout in which every field that takes free text holds hostile text. */
final class HostileDecision {
    private static final List<String> MEDIA_TYPES = List.of(
            "text/plain",
            "text/csv",
            "text/html",
            "text/markdown",
            "application/json",
            "application/xml",
            "image/svg+xml",
            "message/rfc822",
            "application/pdf",
            "application/octet-stream");

    private final List<Item> group;
    private final Json.Obj payout;

    HostileDecision(List<Item> group, Json.Obj payout) {
        this.group = group;
        this.payout = payout;
    }

    /** The words by which an honest argument is found again. */
    static final String MUST_SEE = "DE02120300000000202051";

    Json.Obj body() {
        var body = new LinkedHashMap<>(payout.members());
        body.put("workflowVersion", text(100));
        body.put("summary", text(2000));
        body.put("requestedBy", object(Map.of("iss", text(500), "sub", text(300), "name", text(300))));
        body.put("tool", object(Map.of("name", text(200), "provider", text(200), "version", text(100))));
        body.put("prompt", object(Map.of("id", text(200), "version", text(100))));
        body.put("action", action());
        body.put("evidence", evidence());
        body.put(
                "recommendation",
                object(Map.of("summary", text(4000), "output", output(), "confidence", new Json.Num(0.5))));
        body.put("exceptions", new Json.Arr(List.of(text(2000), text(100))));
        return new Json.Obj(body);
    }

    private Json.Obj action() {
        var action = payout.object("action");
        var arguments = new LinkedHashMap<>(action.object("arguments").members());
        arguments.put("mustSee", Json.of(MUST_SEE));
        arguments.put(HostileCorpus.text(group, 500), text(50_000));
        arguments.put("nested", new Json.Arr(List.of(output(), text(300))));
        var members = new LinkedHashMap<>(action.members());
        members.put("arguments", new Json.Obj(arguments));
        return new Json.Obj(members);
    }

    /** Of every media type, with the text as title, place and content. */
    private Json evidence() {
        var all = new ArrayList<>(payout.objectList("evidence"));
        var content = text(50_000).value().getBytes(StandardCharsets.UTF_8);
        for (var type : MEDIA_TYPES) {
            all.add(object(Map.of(
                    "kind", Json.of("other"),
                    "title", text(300),
                    "mediaType", Json.of(type),
                    "location", text(2000),
                    "content", Json.of(Base64.getEncoder().encodeToString(content)))));
        }
        return new Json.Arr(List.copyOf(all));
    }

    private Json.Obj output() {
        return object(Map.of(HostileCorpus.text(group, 200), text(2000), "plain", new Json.Arr(List.of(text(100)))));
    }

    Json.Obj note() {
        return object(Map.of("kind", Json.of("correction"), "text", text(2000)));
    }

    Json.Obj change() {
        return object(Map.of(
                "outcome", Json.of("failed"),
                "reference", text(300),
                "detail", text(4000),
                "action",
                        object(Map.of(
                                "type", Json.of("payment.payout"),
                                "target", text(500),
                                "arguments", object(Map.of(HostileCorpus.text(group, 100), text(2000)))))));
    }

    Json.Str text(int most) {
        return new Json.Str(HostileCorpus.text(group, most));
    }

    private static Json.Obj object(Map<String, Json> members) {
        return new Json.Obj(members);
    }
}
