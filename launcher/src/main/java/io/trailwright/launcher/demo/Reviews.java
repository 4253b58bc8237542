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

    /**
     * Waits for the review, reads it as this person, and decides about what was read.
     *
     * @return the service's answer; where an answer was lost on the way, the one that says that it is decided already
     */
    static Answer decide(World world, String username, String decisionId, String verdict, String reason) {
        var reviewer = world.reviewer(username);
        var path = "/v1/reviews/" + decisionId;
        var review = World.await("The review", () -> {
            var answer = reviewer.get(path);
            return answer.status() == 404
                    ? Optional.<Json.Obj>empty()
                    : Optional.of(answer.expect(200).json());
        });
        var decision = Json.object()
                .put("verdict", verdict)
                .put("reason", reason)
                .put("subject", review.string("subject"))
                .put("view", review.string("view"))
                .build();
        return World.await("The opening of the review", () -> Optional.of(reviewer.post(path + "/decision", decision))
                .filter(answer -> !beingOpened(answer)));
    }

    private static boolean beingOpened(Answer answer) {
        return answer.problem().equals(Optional.of("review-closed"))
                && answer.json().optString("state").equals(Optional.of("wanted"));
    }

    /** Approves, and makes sure that the ledger has it. @throws DemoException when it has not */
    static void approve(World world, String username, String decisionId, String reason) {
        var answer = decide(world, username, decisionId, "approved", reason);
        if (answer.status() != 201 && !recorded(world, username, decisionId, "approved")) {
            throw new DemoException("The approval was not taken: " + answer.status() + " " + answer.text());
        }
    }

    /** Whether the ledger holds this person's verdict: what counts when an answer was lost on the way. */
    static boolean recorded(World world, String username, String decisionId, String verdict) {
        var name = world.realm().person(username).name();
        var decision =
                world.agent().get("/v1/decisions/" + decisionId).expect(200).json();
        return decision.objectList("approvals").stream()
                .anyMatch(each -> each.optString("name").filter(name::equals).isPresent()
                        && each.string("verdict").equals(verdict));
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
