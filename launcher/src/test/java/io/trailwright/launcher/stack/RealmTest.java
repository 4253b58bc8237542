package io.trailwright.launcher.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RealmTest {
    private static final Path FILE = Repository.root().resolve("deploy/keycloak/trailwright-realm.json");
    private static final Set<String> MACHINE_ROLES = Set.of(
            "integration",
            "executor",
            "ledger-service",
            "approval-service",
            "reconstruction-service",
            "policy-service");

    @Test
    void defaultPortsLeaveTheRealmAsItIs() throws Exception {
        // Given
        var realm = Files.readString(FILE);

        // When, Then
        assertEquals(realm, Realm.forPorts(realm, Ports.defaults()));
    }

    @Test
    void portsThatAreSwappedAreSwapped() {
        // Given
        var swapped = Ports.shifted(0, Map.of(Component.APPROVAL, 8084, Component.RECONSTRUCTION, 8083));

        // When
        var fitted = Realm.forPorts("a http://localhost:8083/* b http://localhost:8084/*", swapped);

        // Then
        assertEquals("a http://localhost:8084/* b http://localhost:8083/*", fitted);
    }

    @Test
    void noPersonHasAMachinesRoleAndNoMachineAPersons() throws Exception {
        // Given
        var realm = (Json.Obj) Json.parse(Files.readAllBytes(FILE));

        // When, Then
        for (var user : realm.objectList("users")) {
            var machine = user.optString("serviceAccountClientId").isPresent();
            for (var role : user.stringList("realmRoles")) {
                assertEquals(machine, MACHINE_ROLES.contains(role), user.string("username") + " has " + role);
            }
        }
    }

    @Test
    void everyMemberHasATenantThatOnlyAdministratorsSet() throws Exception {
        // Given
        var realm = (Json.Obj) Json.parse(Files.readAllBytes(FILE));

        // When, Then
        for (var user : realm.objectList("users")) {
            assertEquals(1, user.object("attributes").stringList("tenant").size(), user.string("username"));
        }
        var provider = realm.object("components")
                .objectList("org.keycloak.userprofile.UserProfileProvider")
                .get(0);
        var profile = (Json.Obj) Json.parse(provider.object("config")
                .stringList("kc.user.profile.config")
                .get(0)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var tenant = profile.objectList("attributes").stream()
                .filter(attribute -> attribute.string("name").equals("tenant"))
                .findFirst()
                .orElseThrow();
        assertEquals(java.util.List.of("admin"), tenant.object("permissions").stringList("edit"));
        assertFalse(profile.optString("unmanagedAttributePolicy").isPresent());
    }

    @Test
    void onlyTheDemoClientTakesPasswords() throws Exception {
        // Given
        var realm = (Json.Obj) Json.parse(Files.readAllBytes(FILE));

        // When
        var direct = realm.objectList("clients").stream()
                .filter(client -> client.bool("directAccessGrantsEnabled"))
                .map(client -> client.string("clientId"))
                .collect(Collectors.toSet());

        // Then
        assertEquals(Set.of("trailwright-cli"), direct);
        assertTrue(realm.objectList("clients").stream().noneMatch(client -> client.bool("implicitFlowEnabled")));
    }
}
