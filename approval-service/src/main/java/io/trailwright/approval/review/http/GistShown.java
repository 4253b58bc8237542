package io.trailwright.approval.review.http;

import io.trailwright.approval.show.Gist;
import io.trailwright.approval.show.Gist.Fact;
import io.trailwright.core.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * What the arguments come down to, on a page.
 *
 * @param money empty where no amount with a currency is among them
 * @param others how many more there are, in words; empty for none
 */
record GistShown(String money, List<Fact> facts, String others) {
    GistShown {
        facts = List.copyOf(facts);
    }

    static GistShown of(Optional<Json.Obj> arguments) {
        return arguments.map(Gist::of).map(GistShown::of).orElseGet(() -> new GistShown("", List.of(), ""));
    }

    static GistShown of(Gist gist) {
        int others = gist.others();
        return new GistShown(
                gist.money().orElse(""),
                gist.facts(),
                others == 0 ? "" : others == 1 ? "and 1 more argument" : "and " + others + " more arguments");
    }

    public boolean isEmpty() {
        return money.isEmpty() && facts.isEmpty();
    }
}
