package io.trailwright.approval.fake;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A supplier payout as an agent proposes it; each piece can be put in place of the usual one. */
public final class Proposal {
    private String summary = "Pay invoice 4711 of Nordlicht GmbH";
    private String requester = "sub-rita";
    private Json.Obj arguments = Json.object()
            .put("supplier", "Nordlicht GmbH")
            .put("iban", "DE02120300000000202051")
            .put("amount", new Json.Num(48250.5))
            .put("currency", "EUR")
            .build();
    private String recommendation = "Pay now: the invoice matches the contract.";
    private final Map<String, byte[]> more = new LinkedHashMap<>();
    private int evidence;

    public static Proposal payout() {
        return new Proposal().with("invoice", "Invoice 4711.csv", "text/csv", "position,amount\n1,48250.50\n");
    }

    public Proposal summary(String value) {
        summary = value;
        return this;
    }

    public Proposal requestedBy(String sub) {
        requester = sub;
        return this;
    }

    public Proposal arguments(Json.Obj value) {
        arguments = value;
        return this;
    }

    public Proposal recommendation(String value) {
        recommendation = value;
        return this;
    }

    public Proposal with(String kind, String title, String mediaType, String content) {
        return with(kind, title, mediaType, content.getBytes(StandardCharsets.UTF_8));
    }

    public Proposal with(String kind, String title, String mediaType, byte[] bytes) {
        more.put(
                "evidence/" + evidence,
                evidenceJson(kind, title, mediaType, bytes).canonical());
        more.put("evidence/" + evidence++ + "/content", bytes);
        return this;
    }

    public Proposal withDigestOnly(String kind, String location) {
        var json = Json.object()
                .put("kind", kind)
                .put("title", "Held elsewhere")
                .put("mediaType", "application/pdf")
                .put("digest", Digest.of(kind.getBytes(StandardCharsets.UTF_8)).toString())
                .put("location", location)
                .put("inline", false)
                .build();
        more.put("evidence/" + evidence++, json.canonical());
        return this;
    }

    public Proposal part(String name, byte[] body) {
        more.put(name, body);
        return this;
    }

    public Map<String, byte[]> parts() {
        var parts = new HashMap<String, byte[]>();
        parts.put("actor", actor("svc-agent").canonical());
        parts.put(
                "request",
                Json.object()
                        .put("workflow", "supplier-payout")
                        .put("summary", summary)
                        .put("requestedBy", Json.object().put("sub", requester).build())
                        .put("dataCategories", Json.strings(List.of("supplier-master-data")))
                        .build()
                        .canonical());
        parts.put(
                "action",
                Json.object()
                        .put("type", "payment.payout")
                        .put("target", "bank-gateway")
                        .put("arguments", arguments)
                        .build()
                        .canonical());
        parts.put(
                "recommendation",
                Json.object()
                        .put("summary", recommendation)
                        .put("confidence", new Json.Num(0.93))
                        .build()
                        .canonical());
        parts.put("exceptions", new Json.Arr(List.of()).canonical());
        parts.putAll(more);
        return parts;
    }

    /** The parts of an {@code evidence.added} entry. */
    static Map<String, byte[]> evidence(String supplier, String kind, String title, String mediaType, String content) {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        return Map.of(
                "actor", actor(supplier).canonical(),
                "evidence/0", evidenceJson(kind, title, mediaType, bytes).canonical(),
                "evidence/0/content", bytes);
    }

    private static Json.Obj actor(String sub) {
        return Json.object()
                .put("iss", "https://issuer.test")
                .put("sub", sub)
                .put("client", "payments-agent")
                .put("tenant", "acme")
                .build();
    }

    private static Json.Obj evidenceJson(String kind, String title, String mediaType, byte[] content) {
        return Json.object()
                .put("kind", kind)
                .put("title", title)
                .put("mediaType", mediaType)
                .put("digest", Digest.of(content).toString())
                .put("size", content.length)
                .put("inline", true)
                .build();
    }
}
