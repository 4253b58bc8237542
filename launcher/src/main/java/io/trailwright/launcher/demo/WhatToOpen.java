package io.trailwright.launcher.demo;

import io.trailwright.launcher.stack.Component;
import io.trailwright.launcher.stack.Stack;

/** What a newcomer can open once the stack is up. */
public final class WhatToOpen {
    private WhatToOpen() {}

    public static void tell(Teller teller, Stack stack) {
        teller.heading("Open");
        teller.exact(stack.uri(Component.APPROVAL) + "/          reviews   (sign in as alice, ben, dave, erin … )");
        teller.exact(stack.uri(Component.RECONSTRUCTION) + "/          trails    (sign in as audra, the auditor)");
        for (var service : Component.services()) {
            teller.exact(stack.uri(service) + "/q/openapi   OpenAPI of the " + service.label());
        }
        teller.line("Every person's password is: demo");
    }

    /** What to do next, each in a minute. */
    static void threeThings(Teller teller, Stack stack) {
        teller.heading("Three things to try");
        teller.line("1. Approve or reject an open review: " + stack.uri(Component.APPROVAL)
                + "/reviews, as erin (supplier onboarding) or frank (customer refund).");
        teller.line("2. Read any trail as the auditor: " + stack.uri(Component.RECONSTRUCTION) + "/, as audra.");
        teller.line("3. Break a bundle and have it refused: change one byte of a file in "
                + stack.stateFolder().resolve("bundles") + " and run ./trailwright verify on it.");
    }
}
