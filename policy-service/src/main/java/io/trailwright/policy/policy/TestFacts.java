package io.trailwright.policy.policy;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.json.Json;
import io.trailwright.policy.document.ObjectReader;
import io.trailwright.policy.document.Texts;
import io.trailwright.policy.rules.DecisionField;
import io.trailwright.policy.rules.Facts;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The facts of a test: harmless ones, with what the test overrides. Harmless is the first workflow and action of the
 * policy's scope, an approved tool, no arguments, no data, no evidence, and every field supplied.
 */
final class TestFacts {

    /** When every test happens. */
    static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private static final String DIGEST = Digest.of(new byte[0]).toString();

    private TestFacts() {}

    static Facts read(ObjectReader reader, Scope scope) {
        String workflow = reader.optText("workflow", Texts.ID).orElse(first(scope.workflows(), "any-workflow"));
        Facts facts = new Facts(
                AT,
                new Facts.Workflow(workflow, 1, DIGEST),
                action(reader, first(scope.actions(), "any.action")),
                reader.optObject("tool")
                        .map(TestFacts::tool)
                        .orElse(new Facts.Tool(Optional.empty(), Optional.of("approved-tool"), true)),
                reader.texts("dataCategories", Texts.NAME),
                reader.texts("unregisteredDataCategories", Texts.NAME),
                reader.objects("evidence").stream().map(TestFacts::evidence).toList(),
                supplied(reader));
        reader.done();
        return facts;
    }

    private static Facts.Action action(ObjectReader reader, String type) {
        return new Facts.Action(
                reader.optText("actionType", Texts.NAME).orElse(type),
                reader.optText("target", Texts.NAME).orElse("any-target"),
                reader.optRaw("args").orElse(Json.object().build()));
    }

    private static Facts.Tool tool(ObjectReader reader) {
        boolean declared = reader.optBool("declared").orElse(true);
        boolean approved = reader.optBool("approved").orElse(declared);
        Optional<String> name = reader.optText("name", Texts.TOOL);
        Optional<String> provider = reader.optText("provider", Texts.TOOL);
        if (approved && !declared) {
            reader.defect("approved", "must be false: the tool is not declared");
        }
        reader.done();
        return declared
                ? new Facts.Tool(provider, Optional.of(name.orElse("a-tool")), approved)
                : new Facts.Tool(Optional.empty(), Optional.empty(), false);
    }

    private static Facts.Evidence evidence(ObjectReader reader) {
        String kind = reader.text("kind", Texts.NAME);
        Optional<Duration> age = reader.optParsed("age", TestFacts::duration, "an ISO 8601 duration such as P30D");
        reader.done();
        return new Facts.Evidence(kind, age.map(AT::minus));
    }

    private static Set<DecisionField> supplied(ObjectReader reader) {
        Set<DecisionField> all = EnumSet.allOf(DecisionField.class);
        all.removeIf(field -> !field.knownAtRequest());
        return reader.optList("supplied", DecisionField::of, "one of the nine fields of a decision")
                .<Set<DecisionField>>map(Set::copyOf)
                .orElse(all);
    }

    private static String first(List<String> names, String otherwise) {
        return names.get(0).equals(Scope.ANY) ? otherwise : names.get(0);
    }

    private static Optional<Duration> duration(String text) {
        try {
            return Optional.of(Duration.parse(text)).filter(age -> age.abs().compareTo(Duration.ofDays(36_600)) < 0);
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
