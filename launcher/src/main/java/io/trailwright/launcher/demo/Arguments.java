package io.trailwright.launcher.demo;

import io.trailwright.core.json.Json;
import java.util.LinkedHashMap;

/** What somebody might try to slip in after the approval. */
final class Arguments {
    private Arguments() {}

    /** The same arguments, but with a digit more in the amount. */
    static Json.Obj withAnotherDigit(Json.Obj arguments) {
        var changed = new LinkedHashMap<>(arguments.members());
        changed.put("amount", Json.of("4" + arguments.string("amount")));
        return new Json.Obj(changed);
    }
}
