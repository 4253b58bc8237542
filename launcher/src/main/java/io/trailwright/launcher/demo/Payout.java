package io.trailwright.launcher.demo;

import io.trailwright.core.json.Json;
import io.trailwright.launcher.http.Answer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The story in full: a supplier payout that an AI agent proposes, and nobody can pay before a person says yes. */
final class Payout {
    private static final String OWNER = "olivia";
    private static final List<String> REVIEWERS = List.of("alice", "ben");
    private static final String REASON =
            "Invoice, contract and ledger agree; I read the call-back note on the new account.";

    private final World world;
    private final Teller teller;
    private final Proposal proposal;

    private Payout(World world, Proposal proposal) {
        this.world = world;
        this.teller = world.teller();
        this.proposal = proposal;
    }

    /**
     * Plays it to the reported change.
     *
     * @param interactive whether the reviewer is you, in your browser
     * @return the decision's id
     */
    static String play(World world, boolean interactive) {
        world.teller().step("The agent asks before it acts");
        var payout = new Payout(world, Proposal.send(world, "supplier-payout"));
        payout.proposed();
        payout.refusedBeforeApproval();
        payout.ownerMayNotApprove();
        var verdict = interactive ? payout.youDecide() : payout.approved();
        if (verdict.equals("allowed")) {
            payout.executed(payout.permit());
        } else {
            payout.permitRefused("The review ended as " + verdict);
        }
        return payout.proposal.id();
    }

    private void proposed() {
        var evidence = proposal.example().body().objectList("evidence").stream()
                .map(item -> item.string("title"))
                .toList();
        teller.line(proposal.example().summary());
        teller.detail("evidence: " + String.join("; ", evidence));
        teller.good("Recorded as decision " + proposal.id());
        var size = new ReceiptCheck(world.stack().verifierKeys())
                .verify(proposal.answer().object("receipt"));
        teller.detail("receipt checked by the agent, offline: in the log of " + size + " entries, checkpoint signed");
        teller.line("Policy says: tier " + proposal.tier() + ", " + proposal.verdict());
        proposal.rules().forEach(rule -> teller.detail(rule.string("id") + ": " + rule.string("reason")));
        proposal.missing().forEach(missing -> teller.bad("missing " + missing));
        proposal.requirement()
                .ifPresent(needed -> teller.detail("needs " + needed.integer("approvals")
                        + " approval from " + String.join(" or ", needed.stringList("groups")) + "; not from: "
                        + String.join(", ", needed.stringList("excluded"))));
        require("review-required", proposal.verdict());
    }

    private void refusedBeforeApproval() {
        teller.step("Nobody has approved: no permit");
        permitRefused("The agent asks for a permit all the same");
    }

    private void permitRefused(String intent) {
        teller.line(intent + ".");
        refused(askPermit(proposal.example().arguments()), "permit-refused");
    }

    private void ownerMayNotApprove() {
        teller.step("Not everybody may approve");
        var owner = world.realm().person(OWNER);
        teller.line(owner.name() + " reviews for finance too, but owns this workflow. She tries.");
        refused(Reviews.decide(world, OWNER, proposal.id(), "approved", "It is my own workflow."), "not-eligible");
    }

    private String approved() {
        teller.step("A named person approves, signed in through single sign-on");
        var waiting = CompletableFuture.supplyAsync(this::awaitVerdict);
        var needed =
                proposal.requirement().map(each -> each.integer("approvals")).orElse(1L);
        for (var username : REVIEWERS.subList(0, (int) Math.min(needed, REVIEWERS.size()))) {
            var person = world.realm().person(username);
            var page = new ReviewPage(world, username, proposal.id());
            teller.line(person.name() + " (" + String.join(", ", person.groups()) + ") signs in at Keycloak and opens "
                    + page.address());
            page.decide("approved", REASON);
            teller.good(person.name() + " approves: “" + REASON + "”");
        }
        var verdict = waiting.join();
        teller.good("The waiting agent is told at once: " + verdict);
        require("allowed", verdict);
        return verdict;
    }

    private String youDecide() {
        teller.step("You decide");
        var page = new ReviewPage(world, REVIEWERS.get(0), proposal.id());
        teller.line("Open " + page.address());
        teller.line("and sign in as alice or ben (password: demo). Approve or reject; the agent waits here.");
        var verdict = awaitVerdict();
        teller.good("The waiting agent is told: " + verdict);
        return verdict;
    }

    /** Long polls until people have decided. */
    private String awaitVerdict() {
        while (true) {
            var answer = world.agent().get(proposal.path(""), Map.of("Prefer", "wait=55"));
            var verdict = answer.expect(200).json().string("verdict");
            if (!verdict.equals("review-required")) {
                return verdict;
            }
        }
    }

    private Json.Obj permit() {
        teller.step("A permit for exactly this, once, for minutes");
        var changed = Arguments.withAnotherDigit(proposal.example().arguments());
        teller.line("The agent asks with another amount.");
        refused(askPermit(changed), "arguments-changed");
        var permit = askPermit(proposal.example().arguments()).expect(201).json();
        teller.good("With the approved arguments it gets a signed permit, valid until " + permit.string("expiresAt"));
        return permit;
    }

    private void executed(Json.Obj permit) {
        teller.step("The bank gateway redeems the permit, pays, and reports");
        var path = "/v1/permits/" + permit.string("permitId") + "/redeem";
        var body = Json.object()
                .put("permit", permit.string("permit"))
                .put("arguments", proposal.example().arguments())
                .build();
        var redeemed = world.gateway().post(path, body).expect(200).json();
        teller.good("Redeemed at " + redeemed.string("redeemedAt"));
        teller.line("Somebody presents the same permit again.");
        refused(world.gateway().post(path, body), "permit-already-redeemed");
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var change = Json.object()
                .put("outcome", "executed")
                .put("executedAt", now.toString())
                .put("action", proposal.example().body().object("action"))
                .put("reference", "SEPA-" + proposal.id().substring(24).toUpperCase(java.util.Locale.ROOT))
                .put("detail", "Transfer booked by the bank; the same amount and account as permitted.")
                .put("permitId", permit.string("permitId"))
                .build();
        var reported = world.gateway()
                .post(proposal.path("/change"), change)
                .expect(201)
                .json();
        teller.good("Paid, and reported by the gateway that did it: " + change.string("reference"));
        reported.objectList("violations").forEach(each -> teller.bad("violation: " + each.string("detail")));
    }

    private Answer askPermit(Json.Obj arguments) {
        var body = Json.object().put("arguments", arguments).build();
        return world.agent().post(proposal.path("/permit"), body);
    }

    private void refused(Answer answer, String problem) {
        if (!answer.problem().equals(Optional.of(problem))) {
            throw new DemoException("Expected " + problem + ", but got " + answer.status() + " " + answer.text());
        }
        teller.refused(answer.status() + " " + problem + ": "
                + answer.json().optString("detail").orElse(""));
    }

    private static void require(String expected, String actual) {
        if (!expected.equals(actual)) {
            throw new DemoException("The verdict should be " + expected + ", but is " + actual + ".");
        }
    }
}
