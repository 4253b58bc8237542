package io.trailwright.core.trail;

import io.trailwright.core.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A person as a verified token showed them at the instant of deciding.
 *
 * @param groups names of the groups at that instant
 * @param acr authentication context class (OpenID Connect Core 1.0, section 2)
 * @param amr authentication methods
 * @param authTime when the person last signed in
 * @param training courses that the token showed, with the instant until which each is valid; only those that the
 *     requirement asked for are recorded
 * @param client the client through which the person acted ({@code azp})
 */
public record Reviewer(
        Person person,
        Optional<String> username,
        Set<String> groups,
        Optional<String> acr,
        List<String> amr,
        Instant authTime,
        Optional<String> client,
        Map<String, Instant> training) {

    public Reviewer {
        groups = Set.copyOf(groups);
        amr = List.copyOf(amr);
        training = Map.copyOf(training);
    }

    /** Of whom no training is known. */
    public Reviewer(
            Person person,
            Optional<String> username,
            Set<String> groups,
            Optional<String> acr,
            List<String> amr,
            Instant authTime,
            Optional<String> client) {
        this(person, username, groups, acr, amr, authTime, client, Map.of());
    }

    /** The same person with this training. */
    public Reviewer with(Map<String, Instant> shown) {
        return new Reviewer(person, username, groups, acr, amr, authTime, client, shown);
    }

    public static Reviewer read(Json.Obj json) {
        return new Reviewer(
                Person.read(json),
                json.optString("username"),
                Set.copyOf(json.stringList("groups")),
                json.optString("acr"),
                json.stringList("amr"),
                Instant.parse(json.string("authTime")),
                json.optString("client"),
                training(json.optObject("training")));
    }

    private static Map<String, Instant> training(Optional<Json.Obj> recorded) {
        var courses = new TreeMap<String, Instant>();
        recorded.ifPresent(
                json -> json.members().keySet().forEach(name -> courses.put(name, Instant.parse(json.string(name)))));
        return courses;
    }

    private Optional<Json.Obj> trainingJson() {
        if (training.isEmpty()) {
            return Optional.empty();
        }
        var json = Json.object();
        new TreeMap<>(training).forEach((course, until) -> json.put(course, until.toString()));
        return Optional.of(json.build());
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
                .putJsonIfPresent("training", trainingJson())
                .build();
    }
}
