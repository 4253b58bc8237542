package io.trailwright.ingest.interleaving;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.json.Json;
import io.trailwright.ingest.decision.http.EvidenceBody;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The action and the evidence of the simulation, with every field set, and a change for each of their fields. */
final class Fields {
    static final Json.Obj ACTION = Json.object()
            .put("type", "payment.payout")
            .put("target", "erp.acme")
            .put(
                    "arguments",
                    Json.object()
                            .put("iban", "DE02120300000000202051")
                            .put("amount", new Json.Num(48250.5))
                            .put("urgent", new Json.Bool(false))
                            .put("lines", Json.strings(List.of("one", "two")))
                            .put(
                                    "to",
                                    Json.object()
                                            .put("name", "Nordlicht GmbH")
                                            .put("vat", "DE1")
                                            .build())
                            .build())
            .build();

    static final EvidenceBody EVIDENCE = new EvidenceBody(
            "invoice",
            "Invoice 4711",
            "text/csv",
            null,
            base64("position,amount\n1,48250.50\n"),
            "s3://invoices/4711",
            "2026-11-01T08:00:00Z");

    /** All changes of the action. */
    static final List<Json.Obj> OTHER_ACTIONS = actionChanges().values().stream()
            .flatMap(List::stream)
            .map(changed -> (Json.Obj) changed.value())
            .toList();

    private Fields() {}

    /** Every change of an action, by the field of the action that it changes. */
    static Map<String, List<JsonChanges.Changed>> actionChanges() {
        var changes = new LinkedHashMap<String, List<JsonChanges.Changed>>();
        ACTION.members().forEach((name, value) -> {
            var ofField = new ArrayList<JsonChanges.Changed>();
            for (var change : JsonChanges.of(value)) {
                boolean stillAnAction = change.value() instanceof Json.Str || change.value() instanceof Json.Obj;
                if (stillAnAction) {
                    ofField.add(new JsonChanges.Changed(
                            "/" + name + change.what(), JsonChanges.with(ACTION, name, change.value())));
                }
            }
            changes.put(name, ofField);
        });
        return changes;
    }

    /** One change for every field of a piece of evidence as it is sent. A field that is not here fails the test. */
    static Map<String, UnaryOperator<EvidenceBody>> evidenceChanges() {
        var changes = new LinkedHashMap<String, UnaryOperator<EvidenceBody>>();
        changes.put(
                "kind", b -> evidence("contract", b.title(), b.mediaType(), b.content(), b.location(), b.obtainedAt()));
        changes.put(
                "title",
                b -> evidence(b.kind(), "Invoice 4712", b.mediaType(), b.content(), b.location(), b.obtainedAt()));
        changes.put(
                "mediaType",
                b -> evidence(b.kind(), b.title(), "text/html", b.content(), b.location(), b.obtainedAt()));
        changes.put("digest", Fields::digestAlone);
        changes.put(
                "content",
                b -> evidence(b.kind(), b.title(), b.mediaType(), base64("1,99999\n"), b.location(), b.obtainedAt()));
        changes.put(
                "location",
                b -> evidence(b.kind(), b.title(), b.mediaType(), b.content(), "s3://other", b.obtainedAt()));
        changes.put(
                "obtainedAt",
                b -> evidence(b.kind(), b.title(), b.mediaType(), b.content(), b.location(), "2026-11-02T08:00:00Z"));
        return changes;
    }

    private static EvidenceBody digestAlone(EvidenceBody body) {
        var other =
                Digest.of("another document".getBytes(StandardCharsets.UTF_8)).toString();
        return new EvidenceBody(
                body.kind(), body.title(), body.mediaType(), other, null, body.location(), body.obtainedAt());
    }

    private static EvidenceBody evidence(
            String kind, String title, String mediaType, String content, String location, String obtainedAt) {
        return new EvidenceBody(kind, title, mediaType, null, content, location, obtainedAt);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
