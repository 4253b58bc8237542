package io.trailwright.bench;

import io.trailwright.core.json.Json;
import io.trailwright.launcher.example.Examples;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The decision that every ingest bench proposes: the example {@code customer-refund} with its first piece of evidence
 * inline, about 2 kB. Its policy has seven rules and makes it medium: it is recorded as {@code decision.proposed} and
 * {@code policy.evaluated}, and waits for a reviewer.
 */
final class Decision {
    private Decision() {}

    /** The body of the request, canonical. */
    static byte[] body(Path root) {
        var example =
                new Examples(root, Clock.systemUTC()).load("customer-refund").body();
        var members = new LinkedHashMap<>(example.members());
        members.put(
                "evidence",
                new Json.Arr(List.of(example.array("evidence").items().get(0))));
        return new Json.Obj(members).canonical();
    }
}
