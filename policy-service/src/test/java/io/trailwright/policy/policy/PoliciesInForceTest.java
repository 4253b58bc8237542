package io.trailwright.policy.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.json.Json;
import io.trailwright.policy.Author;
import io.trailwright.policy.document.DocumentParser;
import io.trailwright.policy.policy.PoliciesInForce.InForce;
import io.trailwright.policy.rules.Evaluation.PolicyRef;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PoliciesInForceTest {

    private static final Json.Obj GOOD = document("\"true\"");
    private static final Json.Obj BAD = document("amount > 3");

    private final Stored store = new Stored();
    private final PoliciesInForce policies = new PoliciesInForce(store);

    @Test
    void tenantsShareTheRulesOfADocumentAndEachHasItsOwnAuthor() {
        // Given
        store.add("acme", GOOD, "sub-anna");
        store.add("globex", GOOD, "sub-greg");

        // When
        InForce acme = covering("acme");
        InForce globex = covering("globex");

        // Then
        assertSame(acme.policy().orElseThrow(), globex.policy().orElseThrow());
        assertEquals("sub-anna", acme.author().orElseThrow().sub());
        assertEquals("sub-greg", globex.author().orElseThrow().sub());
    }

    @Test
    void whatIsCompiledAheadIsNotReadAgain() {
        // Given
        store.add("acme", GOOD, "sub-anna");
        store.add("globex", GOOD, "sub-greg");

        // When
        int compiled = policies.compileAhead().await().indefinitely();

        // Then
        assertEquals(2, compiled);
        assertEquals("sub-greg", covering("globex").author().orElseThrow().sub());
        assertEquals(0, store.reads);
    }

    @Test
    void whatCannotBeCompiledIsNotCountedAndHasNoPolicy() {
        // Given
        store.add("acme", BAD, "sub-anna");

        // Then
        assertEquals(0, policies.compileAhead().await().indefinitely());
        assertEquals(Optional.empty(), covering("acme").policy());
    }

    @Test
    void aVersionThatIsNotWhatItsDigestSaysHasNoPolicy() {
        // Given
        store.versions.add(new PolicyVersion(
                "acme", "a-policy", 1, "sha256:" + "0".repeat(64), GOOD, Instant.EPOCH, author("sub-anna")));

        // Then
        assertEquals(0, policies.compileAhead().await().indefinitely());
        assertEquals(Optional.empty(), covering("acme").policy());
    }

    private InForce covering(String tenant) {
        ScopeKey key = new ScopeKey(tenant, "a-workflow", "an.action");
        return policies.covering(Set.of(key))
                .chain(policies::compiled)
                .await()
                .indefinitely()
                .get(key);
    }

    private static Author author(String sub) {
        return new Author("https://issuer.test", sub, Optional.empty());
    }

    private static Json.Obj document(String condition) {
        return DocumentParser.yaml("""
                id: a-policy
                scope: {workflows: [a-workflow], actions: [an.action]}
                requirements: {medium: {groups: [a-group]}}
                rules: [{id: first, when: %s, tier: low, reason: Because.}]
                tests: [{name: it is low, expect: {tier: low}}]
                """.formatted(condition).getBytes(StandardCharsets.UTF_8));
    }

    /** Versions that are all in force. */
    private static final class Stored implements PolicyStore {

        private final List<PolicyVersion> versions = new ArrayList<>();
        private int reads;

        void add(String tenant, Json.Obj document, String author) {
            PolicyDocument read = PolicyReader.read(document);
            versions.add(new PolicyVersion(
                    tenant, read.id(), 1, read.digest().toString(), document, Instant.EPOCH, author(author)));
        }

        @Override
        public Uni<Map<ScopeKey, PolicyRef>> covering(Collection<ScopeKey> keys) {
            return Uni.createFrom().item(keys.stream().collect(Collectors.toMap(key -> key, key -> of(key.tenant())
                    .ref())));
        }

        @Override
        public Uni<List<PolicyVersion>> inForce() {
            return Uni.createFrom().item(versions);
        }

        @Override
        public Uni<Optional<PolicyVersion>> version(PolicyKey key, int version) {
            reads++;
            return Uni.createFrom().item(Optional.of(of(key.tenant())));
        }

        private PolicyVersion of(String tenant) {
            return versions.stream()
                    .filter(version -> version.tenant().equals(tenant))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public Uni<Optional<PolicyVersion>> current(PolicyKey key) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<List<PolicyVersion>> list(String tenant, String after, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<Set<String>> known(String tenant, Set<String> digests) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<Optional<Refusal>> add(PolicyVersion version, Scope scope) {
            throw new UnsupportedOperationException();
        }
    }
}
