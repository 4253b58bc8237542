package io.trailwright.ingest.interleaving;

import io.trailwright.core.entry.Part;
import io.trailwright.core.json.Json;
import io.trailwright.core.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Whoever can write to the database: every change of every part that is stored. */
final class Intruder {

    /** @param what the entry, the part and the change */
    record Intrusion(String what, Consumer<MemoryLedger> change) {
        @Override
        public String toString() {
            return what;
        }
    }

    private Intruder() {}

    static List<Intrusion> all(MemoryLedger ledger) {
        var intrusions = new ArrayList<Intrusion>();
        for (var entry : ledger.stored()) {
            int seq = (int) entry.header().seq();
            entry.parts().forEach((name, part) -> {
                var body = ((Part.Present) part).body();
                for (var changed : changes(body)) {
                    var what = entry.header().kind().wire() + " " + seq + " " + name + changed.what();
                    intrusions.add(new Intrusion(what, stored -> stored.intrude(seq, name, before -> bytes(changed))));
                }
            });
        }
        return intrusions;
    }

    private static byte[] bytes(JsonChanges.Changed changed) {
        return changed.value() instanceof Json.Str raw && changed.what().equals(RAW)
                ? raw.value().getBytes(StandardCharsets.UTF_8)
                : changed.value().canonical();
    }

    private static final String RAW = " other bytes";

    private static List<JsonChanges.Changed> changes(byte[] body) {
        try {
            var json = Json.parse(body);
            var changes = new ArrayList<>(JsonChanges.of(json));
            if (json instanceof Json.Obj object && object.opt("requirement").isPresent()) {
                var none = JsonChanges.with(object.object("requirement"), "approvals", new Json.Num(0));
                changes.add(new JsonChanges.Changed(" no approvals", JsonChanges.with(object, "requirement", none)));
            }
            return changes;
        } catch (JsonException content) {
            return List.of(new JsonChanges.Changed(RAW, Json.of("1,99999\n")));
        }
    }
}
