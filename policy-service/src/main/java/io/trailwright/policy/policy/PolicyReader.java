package io.trailwright.policy.policy;

import io.trailwright.core.json.Json;
import io.trailwright.policy.document.DefectiveDocumentException;
import io.trailwright.policy.document.DefectiveDocumentException.Kind;
import io.trailwright.policy.document.Defects;
import io.trailwright.policy.document.ObjectReader;
import io.trailwright.policy.document.Texts;
import io.trailwright.policy.rules.BuiltInPolicy;
import io.trailwright.policy.rules.Requirements;
import io.trailwright.policy.rules.Rule;
import io.trailwright.policy.rules.Tier;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the documents of policies: their shape. Whether their rules compile and their tests pass comes after. */
public final class PolicyReader {

    static final int MAX_RULES = 200;
    static final int MAX_TESTS = 500;

    private PolicyReader() {}

    /**
     * Reads a policy.
     *
     * @throws DefectiveDocumentException with all that is wrong with it
     */
    public static PolicyDocument read(Json.Obj document) {
        Defects defects = new Defects();
        ObjectReader reader = new ObjectReader(document, defects);
        String id = reader.text("id", Texts.ID);
        if (id.equals(BuiltInPolicy.ID)) {
            reader.defect("id", "must not be " + BuiltInPolicy.ID + ", which names what holds without a policy");
        }
        Optional<String> title = reader.optText("title", Texts.PROSE);
        reader.optText("description", Texts.PROSE);
        Optional<Scope> scope = reader.object("scope").flatMap(PolicyReader::scope);
        List<Rule> rules = rules(reader);
        Requirements requirements = RequirementReader.read(reader);
        List<PolicyTest> tests = PolicyTestReader.read(reader, scope.orElse(Scope.EVERYTHING));
        reader.done();
        defects.refuseIfAny(Kind.SHAPE);
        return new PolicyDocument(id, title, scope.orElseThrow(), rules, requirements, tests, document);
    }

    private static Optional<Scope> scope(ObjectReader reader) {
        List<String> workflows = names(reader, "workflows", Texts.ID);
        List<String> actions = names(reader, "actions", Texts.NAME);
        reader.done();
        return workflows.isEmpty() || actions.isEmpty() ? Optional.empty() : Optional.of(new Scope(workflows, actions));
    }

    private static List<String> names(ObjectReader reader, String name, Texts kind) {
        Function<String, Optional<String>> parser =
                text -> text.equals(Scope.ANY) || kind.allows(text) ? Optional.of(text) : Optional.empty();
        List<String> names =
                reader.optList(name, parser, "'*' or " + kind.description()).orElse(List.of());
        if (names.isEmpty()) {
            reader.defect(name, "must name at least one, or '*' for all");
        }
        return names;
    }

    private static List<Rule> rules(ObjectReader reader) {
        List<ObjectReader> readers = reader.objects("rules");
        if (readers.isEmpty() || readers.size() > MAX_RULES) {
            reader.defect("rules", "must have 1 to %d rules".formatted(MAX_RULES));
            return List.of();
        }
        Set<String> ids = new HashSet<>();
        return readers.stream().flatMap(rule -> rule(rule, ids)).toList();
    }

    private static Stream<Rule> rule(ObjectReader reader, Set<String> ids) {
        String id = reader.text("id", Texts.ID);
        if (!ids.add(id) && !id.isEmpty()) {
            reader.defect("id", "is the id of another rule");
        }
        String when = reader.text("when", Texts.PROSE);
        Optional<Tier> tier = reader.parsed("tier", Tier::of, "low, medium or high");
        String reason = reader.text("reason", Texts.PROSE);
        reader.done();
        return tier.map(known -> new Rule(id, when, known, reason)).stream();
    }
}
