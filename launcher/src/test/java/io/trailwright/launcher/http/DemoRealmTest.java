package io.trailwright.launcher.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.trailwright.launcher.stack.Repository;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoRealmTest {
    private final DemoRealm realm = DemoRealm.in(Repository.root());

    @Test
    void everyRoleOfTheDemoHasItsPerson() {
        // When
        var alice = realm.person("alice");

        // Then
        var expected = new DemoRealm.DemoPerson(
                "alice",
                "00000000-0000-4000-8000-000000000002",
                "Alice Okafor",
                "acme",
                List.of("reviewer"),
                List.of("finance-reviewers"));
        assertEquals(expected, alice);
        assertEquals(11, realm.persons().size());
        assertEquals("globex", realm.person("gina").tenant());
        assertEquals("payout-agent-secret", realm.secret("payout-agent"));
    }

    @Test
    void whoIsNotThereIsNamed() {
        // When
        var refused = assertThrows(CallException.class, () -> realm.person("mallory"));

        // Then
        assertEquals("The realm has no person mallory.", refused.getMessage());
    }
}
