package io.trailwright.reconstruction.account;

import io.trailwright.core.entry.Entry;

/** Names who acted. The name of a client comes from its verified token; the name of a person from the reviewer part. */
final class Who {
    private Who() {}

    /** "the integration payout-agent", or who it was when that has been erased or was never recorded. */
    static String client(Entry entry, String role) {
        var actor = Reading.of(entry, "actor");
        if (actor.erased()) {
            return "the " + role + " (its identity has been erased)";
        }
        return actor.text("client")
                .or(() -> actor.text("name"))
                .or(() -> actor.text("sub"))
                .map(name -> "the " + role + " " + Quote.name(name))
                .orElse("an unnamed " + role);
    }

    /** The name of a person as the verified token showed it, or the best that is left of it. */
    static String reviewer(Reading reviewer) {
        if (reviewer.erased()) {
            return "a reviewer whose identity has been erased";
        }
        return reviewer.text("name")
                .or(() -> reviewer.text("username"))
                .or(() -> reviewer.text("sub"))
                .map(Quote::name)
                .orElse("an unrecorded person");
    }
}
