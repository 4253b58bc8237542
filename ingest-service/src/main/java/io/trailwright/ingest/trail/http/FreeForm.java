package io.trailwright.ingest.trail.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.trailwright.core.json.Json;
import io.trailwright.core.json.JsonException;
import io.trailwright.ingest.ProblemType;
import io.trailwright.problem.HttpProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The border between what callers send and what is recorded: free JSON and text become trail-core JSON, which has one
 * canonical form. What has none is refused with its JSON pointer.
 */
public final class FreeForm {
    /** Levels of a free value; with the levels around it, everything stays within {@link Json#MAX_DEPTH}. */
    public static final int MAX_NESTING = 56;

    private FreeForm() {}

    /**
     * Any JSON value.
     *
     * @throws HttpProblem 422 {@code invalid-content} naming the value that cannot be recorded
     */
    public static Json value(String pointer, JsonNode node) {
        return value(pointer, node, 1);
    }

    /**
     * A JSON object.
     *
     * @throws HttpProblem 422 {@code invalid-content} unless it is an object that can be recorded
     */
    public static Json.Obj object(String pointer, JsonNode node) {
        if (value(pointer, node) instanceof Json.Obj object) {
            return object;
        }
        throw refuse(pointer, "must be an object");
    }

    /**
     * A text.
     *
     * @throws HttpProblem 422 {@code invalid-content} when the text has no UTF-8 form
     */
    public static String text(String pointer, String text) {
        try {
            return new Json.Str(text).value();
        } catch (JsonException refused) {
            throw refuse(pointer, "has a lone surrogate, so it is no text");
        }
    }

    /** The problem of content that cannot be recorded. */
    public static HttpProblem refuse(String pointer, String message) {
        return ProblemType.INVALID_CONTENT
                .with("Correct what the violations name; nothing was recorded.")
                .violation(pointer, message)
                .build();
    }

    private static Json value(String pointer, JsonNode node, int level) {
        if (node.isContainerNode() && level > MAX_NESTING) {
            throw refuse(pointer, "is nested deeper than " + MAX_NESTING + " levels");
        }
        return switch (node.getNodeType()) {
            case OBJECT -> object(pointer, node, level);
            case ARRAY -> array(pointer, node, level);
            case STRING -> new Json.Str(text(pointer, node.textValue()));
            case NUMBER -> number(pointer, node);
            case BOOLEAN -> new Json.Bool(node.booleanValue());
            case NULL -> Json.Null.NULL;
            case BINARY, MISSING, POJO -> throw refuse(pointer, "is not a JSON value");
        };
    }

    private static Json object(String pointer, JsonNode node, int level) {
        Map<String, Json> members = new LinkedHashMap<>();
        node.properties().forEach(member -> {
            var name = text(pointer, member.getKey());
            var at = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            members.put(name, value(at, member.getValue(), level + 1));
        });
        return new Json.Obj(members);
    }

    private static Json array(String pointer, JsonNode node, int level) {
        List<Json> items = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            items.add(value(pointer + "/" + i, node.get(i), level + 1));
        }
        return new Json.Arr(items);
    }

    /** Also 1e20: its canonical form is written as an integer, which strict readers refuse. */
    private static Json number(String pointer, JsonNode node) {
        boolean exact = node.isIntegralNumber()
                ? node.canConvertToLong() && Math.abs(node.doubleValue()) <= Json.MAX_EXACT_INTEGER
                : Math.abs(node.doubleValue()) <= Json.MAX_EXACT_INTEGER;
        if (!exact || (node.isIntegralNumber() && beyond(node.longValue()))) {
            throw refuse(pointer, "is a number beyond ±2^53: send it as a string");
        }
        return new Json.Num(node.doubleValue());
    }

    private static boolean beyond(long value) {
        return value > Json.MAX_EXACT_INTEGER || value < -Json.MAX_EXACT_INTEGER;
    }
}
