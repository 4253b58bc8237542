package io.trailwright.launcher.demo;

import io.trailwright.launcher.http.DemoRealm;
import io.trailwright.launcher.http.DemoRealm.DemoPerson;
import io.trailwright.launcher.stack.Component;
import io.trailwright.launcher.stack.Stack;
import java.util.List;
import java.util.stream.Collectors;

/** What a newcomer can open and try once the stack is up. */
public final class WhatToOpen {
    private WhatToOpen() {}

    public static void tell(Teller teller, Stack stack) {
        var realm = DemoRealm.in(stack.config().root());
        teller.heading("Open");
        teller.exact("reviews   " + stack.uri(Component.APPROVAL) + "/  as " + names(realm, "reviewer"));
        teller.exact("trails    " + stack.uri(Component.RECONSTRUCTION) + "/  as " + names(realm, "auditor"));
        for (var service : Component.services()) {
            teller.exact("OpenAPI   " + stack.uri(service) + "/q/openapi  " + service.label());
        }
        teller.exact("witness   " + stack.uri(Component.WITNESS) + "/health  key " + stack.witnessKeys());
        teller.exact("people    " + stack.issuer() + "  every password is: " + DemoRealm.PASSWORD);
    }

    private static String names(DemoRealm realm, String role) {
        return realm.persons().stream()
                .filter(person ->
                        person.roles().contains(role) && person.tenant().equals("acme"))
                .map(DemoPerson::username)
                .collect(Collectors.joining(", "));
    }

    /**
     * What to do next, each in a minute, with commands that work as they stand.
     *
     * @param told the decision that was told in full
     * @param open reviews that wait for somebody
     */
    static void threeThings(Teller teller, Stack stack, String told, List<OtherDecisions.Open> open) {
        teller.heading("Three things to try");
        teller.line("1. Decide a review yourself: approve or reject, with a reason.");
        for (var review : open) {
            teller.exact("   " + stack.uri(Component.APPROVAL) + "/reviews/" + review.decisionId() + "  as "
                    + String.join(" or ", review.reviewers()) + ", " + review.example());
        }
        teller.line("2. Break the evidence and have it refused (then verify the untouched bundle).");
        var bundle = stack.stateFolder().resolve("bundles").resolve(told + ".zip");
        teller.exact("   LC_ALL=C sed 's/48250/18250/' " + bundle
                + " > /tmp/broken.zip; ./trailwright verify /tmp/broken.zip");
        teller.line("3. Be the agent: send a decision of your own.");
        teller.exact("   TOKEN=$(curl -s -u payout-agent:payout-agent-secret -d grant_type=client_credentials "
                + stack.issuer()
                + "/protocol/openid-connect/token | sed 's/.*\"access_token\":\"\\([^\"]*\\)\".*/\\1/')");
        teller.exact("   curl -s -H \"Authorization: Bearer $TOKEN\" -H \"Idempotency-Key: mine-1\""
                + " -H \"Content-Type: application/json\" -d @examples/decisions/brainstorm/decision.json "
                + stack.uri(Component.INGEST) + "/v1/decisions");
        teller.blank();
    }
}
