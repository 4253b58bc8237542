package io.trailwright.ingest.permit;

import io.trailwright.core.entry.Entry;
import io.trailwright.core.json.Json;
import io.trailwright.core.trail.Permit;
import java.util.UUID;

/**
 * The claims of a permit's compact JWS: those of its entry and where the entry stands. A pure function of the entry, so a
 * permit that is lost is signed again, byte for byte.
 *
 * @param claims RFC 7519 names where there are any; times in whole seconds, rounded down
 */
public record PermitToken(Json.Obj claims) {

    static PermitToken of(String issuer, Permit permit, Entry entry) {
        return new PermitToken(Json.object()
                .put("iss", issuer)
                .put("jti", permit.id().toString())
                .put("aud", permit.target())
                .put("iat", permit.issuedAt().getEpochSecond())
                .put("exp", permit.expiresAt().getEpochSecond())
                .put("decision", permit.decision().toString())
                .put("action", permit.action())
                .put("argumentsDigest", permit.argumentsDigest().toString())
                .put("approvals", permit.json().array("approvals"))
                .put("policy", permit.json().object("policy"))
                .put("log", entry.header().log())
                .put("index", entry.index())
                .put("leafHash", entry.leafHash().toString())
                .build());
    }

    UUID id() {
        return UUID.fromString(claims.string("jti"));
    }

    UUID decision() {
        return UUID.fromString(claims.string("decision"));
    }

    String log() {
        return claims.string("log");
    }
}
