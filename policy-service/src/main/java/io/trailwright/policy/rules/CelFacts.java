package io.trailwright.policy.rules;

import dev.cel.common.values.NullValue;
import io.trailwright.core.json.Json;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The facts as CEL sees them, bound once for all rules of an evaluation. Every JSON number is a CEL double, because the
 * JSON of a trail (RFC 8785) knows no other: {@code 3} and {@code 3.0} are one value, and a rule cannot fail for one and
 * hold for the other. Comparing with whole numbers works ({@code args.amount > 10000}); arithmetic needs {@code 2.0}.
 *
 * @param variables by the names that {@link RuleCompiler} declares
 */
record CelFacts(Map<String, Object> variables) {

    static CelFacts of(Facts facts) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("action.type", facts.action().type());
        variables.put("action.target", facts.action().target());
        variables.put("args", map(facts.action().arguments()));
        variables.put("workflow.id", facts.workflow().id());
        variables.put("workflow.version", (long) facts.workflow().version());
        variables.put("tool.declared", facts.tool().name().isPresent());
        variables.put("tool.approved", facts.tool().approved());
        variables.put("tool.name", facts.tool().name().orElse(""));
        variables.put("tool.provider", facts.tool().provider().orElse(""));
        variables.put("dataCategories", facts.dataCategories());
        variables.put("unregisteredDataCategories", facts.unregisteredDataCategories());
        variables.put(
                "evidence",
                facts.evidence().stream().map(Facts.Evidence::kind).distinct().toList());
        return new CelFacts(variables);
    }

    private static CelMap map(Json.Obj object) {
        Map<String, Object> bound = new LinkedHashMap<>();
        object.members().forEach((name, value) -> bound.put(name, value(value)));
        return new CelMap(bound);
    }

    private static Object value(Json value) {
        if (value instanceof Json.Str text) {
            return text.value();
        }
        if (value instanceof Json.Num number) {
            return number.value();
        }
        if (value instanceof Json.Bool bool) {
            return bool.value();
        }
        if (value instanceof Json.Obj object) {
            return map(object);
        }
        if (value instanceof Json.Arr array) {
            return array.items().stream().map(CelFacts::value).toList();
        }
        return NullValue.NULL_VALUE;
    }
}
