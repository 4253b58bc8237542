package io.trailwright.launcher.http;

import io.trailwright.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the demo realm's file says: its people, and the secrets of its clients, which are public on purpose. */
public final class DemoRealm {
    /** Every person's. */
    public static final String PASSWORD = "demo";

    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final Map<String, DemoPerson> persons = new LinkedHashMap<>();

    private DemoRealm() {}

    /** One person who can sign in. */
    public record DemoPerson(
            String username, String sub, String name, String tenant, List<String> roles, List<String> groups) {}

    /** @param root the repository's root */
    public static DemoRealm in(Path root) {
        try {
            return read(Files.readAllBytes(root.resolve("deploy/keycloak/trailwright-realm.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DemoRealm read(byte[] file) {
        var realm = (Json.Obj) Json.parse(file);
        var read = new DemoRealm();
        for (var client : realm.objectList("clients")) {
            client.optString("secret").ifPresent(secret -> read.secrets.put(client.string("clientId"), secret));
        }
        for (var user : realm.objectList("users")) {
            if (user.optString("serviceAccountClientId").isEmpty()) {
                var person = new DemoPerson(
                        user.string("username"),
                        user.string("id"),
                        user.string("firstName") + " " + user.string("lastName"),
                        user.object("attributes").stringList("tenant").get(0),
                        user.stringList("realmRoles"),
                        user.stringList("groups").stream()
                                .map(group -> group.substring(1))
                                .toList());
                read.persons.put(person.username(), person);
            }
        }
        return read;
    }

    /** @throws CallException for a client that has none */
    public String secret(String clientId) {
        return Optional.ofNullable(secrets.get(clientId))
                .orElseThrow(() -> new CallException("The realm has no client " + clientId + " with a secret."));
    }

    /** @throws CallException when there is no such person */
    public DemoPerson person(String username) {
        return Optional.ofNullable(persons.get(username))
                .orElseThrow(() -> new CallException("The realm has no person " + username + "."));
    }

    public List<DemoPerson> persons() {
        return List.copyOf(persons.values());
    }
}
