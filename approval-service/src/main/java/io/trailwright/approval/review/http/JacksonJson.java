package io.trailwright.approval.review.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.trailwright.core.json.Json;

/** Recorded JSON as Jackson writes it. Whole numbers stay whole. */
final class JacksonJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JacksonJson() {}

    static JsonNode of(Json json) {
        if (json instanceof Json.Obj object) {
            var node = NODES.objectNode();
            object.members().forEach((name, value) -> node.set(name, of(value)));
            return node;
        }
        if (json instanceof Json.Arr array) {
            var node = NODES.arrayNode();
            array.items().forEach(item -> node.add(of(item)));
            return node;
        }
        if (json instanceof Json.Str text) {
            return NODES.textNode(text.value());
        }
        if (json instanceof Json.Num number) {
            return number(number.value());
        }
        return json instanceof Json.Bool bool ? NODES.booleanNode(bool.value()) : NODES.nullNode();
    }

    private static JsonNode number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) <= Json.MAX_EXACT_INTEGER;
        return whole ? NODES.numberNode((long) value) : NODES.numberNode(value);
    }
}
