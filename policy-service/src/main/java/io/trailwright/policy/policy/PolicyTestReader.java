package io.trailwright.policy.policy;

import io.trailwright.policy.document.ObjectReader;
import io.trailwright.policy.document.Texts;
import io.trailwright.policy.rules.Facts;
import io.trailwright.policy.rules.Tier;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the tests of a policy. */
final class PolicyTestReader {

    private PolicyTestReader() {}

    static List<PolicyTest> read(ObjectReader policy, Scope scope) {
        List<ObjectReader> readers = policy.objects("tests");
        if (readers.size() > PolicyReader.MAX_TESTS) {
            policy.defect("tests", "must be at most %d".formatted(PolicyReader.MAX_TESTS));
            return List.of();
        }
        Set<String> names = new HashSet<>();
        return readers.stream().flatMap(test -> test(test, scope, names)).toList();
    }

    private static Stream<PolicyTest> test(ObjectReader reader, Scope scope, Set<String> names) {
        String name = reader.text("name", Texts.PROSE);
        if (!names.add(name) && !name.isEmpty()) {
            reader.defect("name", "is the name of another test");
        }
        Facts facts = TestFacts.read(reader.objectOrEmpty("facts"), scope);
        Optional<ObjectReader> expected = reader.object("expect");
        reader.done();
        return expected.flatMap(wanted -> test(name, facts, wanted)).stream();
    }

    private static Optional<PolicyTest> test(String name, Facts facts, ObjectReader expected) {
        Optional<Tier> tier = expected.parsed("tier", Tier::of, "low, medium or high");
        Optional<List<String>> rules = expected.optTexts("rules", Texts.NAME);
        Optional<List<String>> missing = expected.optTexts("missing", Texts.NAME);
        expected.done();
        return tier.map(
                wanted -> new PolicyTest(name, facts, wanted, rules.map(Set::copyOf), missing.map(Set::copyOf)));
    }
}
