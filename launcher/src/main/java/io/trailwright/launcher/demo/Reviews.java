package io.trailwright.launcher.demo;

import io.trailwright.core.json.Json;
import io.trailwright.launcher.http.Answer;
import io.trailwright.launcher.http.DemoRealm.DemoPerson;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reviews through the approval service's API, with the token of a person who signed in. */
final class Reviews {
    private Reviews() {}

    /** Waits for the review, reads it as this person, and decides about what was read. */
    static Answer decide(World world, String username, String decisionId, String verdict, String reason) {
        var reviewer = world.reviewer(username);
        var path = "/v1/reviews/" + decisionId;
        var review = World.await("The review", () -> {
            var answer = reviewer.get(path);
            return answer.status() == 404
                    ? Optional.<Json.Obj>empty()
                    : Optional.of(answer.expect(200).json()).filter(Reviews::opened);
        });
        var decision = Json.object()
                .put("verdict", verdict)
                .put("reason", reason)
                .put("subject", review.string("subject"))
                .put("view", review.string("view"))
                .build();
        return reviewer.post(path + "/decision", decision);
    }

    private static boolean opened(Json.Obj review) {
        return !review.string("state").equals("wanted");
    }

    /** The people of the demo who are in one of these groups, without the owner of most workflows. */
    static List<DemoPerson> of(World world, String tenant, Collection<String> groups) {
        return world.realm().persons().stream()
                .filter(person ->
                        person.tenant().equals(tenant) && !person.username().equals("olivia"))
                .filter(person -> person.groups().stream().anyMatch(groups::contains))
                .toList();
    }
}
