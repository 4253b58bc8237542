package io.trailwright.core.trail;

import io.trailwright.core.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A person as a verified token showed them at the instant of deciding.
 *
 * @param groups names of the groups at that instant
 * @param acr authentication context class (OpenID Connect Core 1.0, section 2)
 * @param amr authentication methods
 * @param authTime when the person last signed in
 * @param client the client through which the person acted ({@code azp})
 */
public record Reviewer(
        Person person,
        Optional<String> username,
        Set<String> groups,
        Optional<String> acr,
        List<String> amr,
        Instant authTime,
        Optional<String> client) {

    public Reviewer {
        groups = Set.copyOf(groups);
        amr = List.copyOf(amr);
    }

    public static Reviewer read(Json.Obj json) {
        return new Reviewer(
                Person.read(json),
                json.optString("username"),
                Set.copyOf(json.stringList("groups")),
                json.optString("acr"),
                json.stringList("amr"),
                Instant.parse(json.string("authTime")),
                json.optString("client"));
    }

    public Json.Obj json() {
        return Json.object()
                .putIfPresent("iss", person.iss())
                .put("sub", person.sub())
                .putIfPresent("name", person.name())
                .putIfPresent("username", username)
                .put("groups", Json.strings(groups.stream().sorted().toList()))
                .putIfPresent("acr", acr)
                .put("amr", Json.strings(amr))
                .put("authTime", authTime.toString())
                .putIfPresent("client", client)
                .build();
    }
}
