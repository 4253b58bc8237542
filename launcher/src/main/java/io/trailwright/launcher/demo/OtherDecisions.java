package io.trailwright.launcher.demo;

import io.trailwright.core.json.Json;
import java.util.ArrayList;
import java.util.List;

/** The other examples in brief: one line for the verdict, one for what people did. */
final class OtherDecisions {
    /** Left for the newcomer, who finds them in the queue. */
    private static final List<String> LEFT_OPEN = List.of("supplier-onboarding", "customer-refund");

    private static final String REASON = "Read the evidence; the request is as it should be.";

    private final World world;
    private final Teller teller;
    private final List<Open> open = new ArrayList<>();

    /** A review that waits for one of these reviewers. */
    record Open(String example, String decisionId, List<String> reviewers) {}

    private OtherDecisions(World world) {
        this.world = world;
        this.teller = world.teller();
    }

    /** @return the reviews that are left open */
    static List<Open> play(World world) {
        world.teller().step("Six more decisions, in brief");
        var others = new OtherDecisions(world);
        world.examples().names().stream()
                .filter(name -> !name.equals("supplier-payout"))
                .forEach(others::one);
        return others.open;
    }

    private void one(String name) {
        var proposal = Proposal.send(world, name);
        teller.good(name + ": tier " + proposal.tier() + ", " + proposal.verdict() + permitted(proposal));
        teller.detail(proposal.example().summary());
        proposal.missing().forEach(missing -> teller.bad("missing " + missing));
        if (proposal.verdict().equals("review-required")) {
            review(name, proposal);
        }
    }

    private static String permitted(Proposal proposal) {
        return proposal.permittedAtOnce() ? ", permit in the same answer" : "";
    }

    private void review(String name, Proposal proposal) {
        var needed = proposal.requirement().orElse(Json.object().build());
        var people = Reviews.of(world, "acme", needed.stringList("groups"));
        if (LEFT_OPEN.contains(name)) {
            var names = people.stream().map(person -> person.username()).toList();
            open.add(new Open(name, proposal.id(), names));
            teller.detail("left open for you: sign in as " + String.join(" or ", names));
            return;
        }
        people.stream().limit(Math.max(1, needed.integer("approvals"))).forEach(person -> {
            Reviews.approve(world, person.username(), proposal.id(), REASON);
            teller.detail("approved by " + person.name() + ", " + String.join(", ", person.groups()));
        });
    }
}
