package io.trailwright.approval.fake;

import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.Part;
import io.trailwright.core.json.Json;
import io.trailwright.core.log.TlogProof;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** Entries and receipts on the wire, as the contract says. */
final class FeedJson {
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private FeedJson() {}

    /** @param spoilt indexes of entries that are handed out with another content than was committed */
    static Json.Obj page(List<Entry> entries, long after, Set<Long> spoilt) {
        return Json.object()
                .put(
                        "entries",
                        new Json.Arr(entries.stream()
                                .<Json>map(entry -> entry(entry, spoilt.contains(entry.index())))
                                .toList()))
                .put("next", after + entries.size())
                .build();
    }

    private static Json.Obj entry(Entry entry, boolean spoilt) {
        var parts = Json.object();
        entry.parts().forEach((name, part) -> parts.put(name, part(part, spoilt)));
        return Json.object()
                .put("index", entry.index())
                .put("seq", entry.header().seq())
                .put("kind", entry.header().kind().wire())
                .put("at", entry.header().at().toString())
                .put("leafHash", entry.leafHash().toString())
                .put("header", new String(entry.headerBytes(), StandardCharsets.UTF_8))
                .put("parts", parts.build())
                .build();
    }

    private static Json.Obj part(Part part, boolean spoilt) {
        if (part instanceof Part.Present present) {
            var body = spoilt ? "{\"spoilt\":true}".getBytes(StandardCharsets.UTF_8) : present.body();
            return Json.object()
                    .put("salt", BASE64.encodeToString(present.salt()))
                    .put("body", BASE64.encodeToString(body))
                    .build();
        }
        return Json.object().put("erased", true).build();
    }

    static Json.Obj receipt(TestTrail trail) {
        var entry = trail.entries.get(trail.entries.size() - 1);
        var salts = Json.object();
        entry.parts().forEach((name, part) -> {
            if (part instanceof Part.Present present) {
                salts.put(name, BASE64.encodeToString(present.salt()));
            }
        });
        var checkpoint = "fake/" + trail.log + "\n" + (entry.index() + 1) + "\n";
        return Json.object()
                .put("log", trail.log)
                .put("trail", trail.id.toString())
                .put("checkpoint", checkpoint)
                .put(
                        "entries",
                        new Json.Arr(List.of(Json.object()
                                .put("index", entry.index())
                                .put("seq", entry.header().seq())
                                .put("kind", entry.header().kind().wire())
                                .put("header", new String(entry.headerBytes(), StandardCharsets.UTF_8))
                                .put("leafHash", entry.leafHash().toString())
                                .put("salts", salts.build())
                                .put("proof", TlogProof.format(entry.index(), List.of(), checkpoint))
                                .build())))
                .build();
    }
}
