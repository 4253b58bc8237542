package io.trailwright.core.trail;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The claims of a permit, as {@code permit.issued} records them: permission for one action with exactly these
 * arguments, once, until {@code expiresAt}.
 *
 * @param approvals leaf hashes of the approvals on which it rests; empty where none was required
 */
public record Permit(
        UUID id,
        UUID decision,
        String target,
        String action,
        Digest argumentsDigest,
        List<Digest> approvals,
        Evaluation.PolicyVersion policy,
        Instant issuedAt,
        Instant expiresAt) {

    public Permit {
        approvals = List.copyOf(approvals);
        if (!expiresAt.isAfter(issuedAt)) {
            throw new IllegalArgumentException("a permit issued at " + issuedAt + " expires at " + expiresAt);
        }
    }

    public static Permit read(Json.Obj json) {
        var policy = json.object("policy");
        return new Permit(
                UUID.fromString(json.string("id")),
                UUID.fromString(json.string("decision")),
                json.string("target"),
                json.string("action"),
                Digest.parse(json.string("argumentsDigest")),
                json.stringList("approvals").stream().map(Digest::parse).toList(),
                new Evaluation.PolicyVersion(policy.string("id"), policy.integer("version"), policy.string("digest")),
                Instant.parse(json.string("issuedAt")),
                Instant.parse(json.string("expiresAt")));
    }

    public Json.Obj json() {
        return Json.object()
                .put("id", id.toString())
                .put("decision", decision.toString())
                .put("target", target)
                .put("action", action)
                .put("argumentsDigest", argumentsDigest.toString())
                .put(
                        "approvals",
                        Json.strings(approvals.stream().map(Digest::toString).toList()))
                .put(
                        "policy",
                        Json.object()
                                .put("id", policy.id())
                                .put("version", policy.version())
                                .put("digest", policy.digest())
                                .build())
                .put("issuedAt", issuedAt.toString())
                .put("expiresAt", expiresAt.toString())
                .build();
    }
}
