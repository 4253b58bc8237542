package io.trailwright.core.audit;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.json.Json;
import java.util.HexFormat;
import java.util.UUID;

/**
 * What an idempotency key gave, as the store holds it.
 *
 * @param first index of the first entry that the request recorded; the others follow at once
 * @param entries how many it recorded
 * @param size of the tree that its batch made
 */
@SuppressWarnings("ArrayRecordComponent") // never modified
public record StoredKey(
        String client, String route, String key, byte[] body, UUID trail, long first, long entries, long size) {

    /** Name of the part by which the first entry of a request commits to the row of its key. */
    public static final String PART = "idempotency";

    /** The body of that part: all of the row that is known before the batch has its size. */
    public byte[] covered() {
        var digest = body.length == Digest.LENGTH
                ? Digest.wrap(body).toString()
                : HexFormat.of().formatHex(body);
        return covered(client, route, key, digest, entries);
    }

    /** The body of that part, for the request that is to be recorded. */
    public static byte[] covered(String client, String route, String key, Digest body, int entries) {
        return covered(client, route, key, body.toString(), entries);
    }

    private static byte[] covered(String client, String route, String key, String body, long entries) {
        return Json.object()
                .put("body", body)
                .put("client", client)
                .put("entries", entries)
                .put("key", key)
                .put("route", route)
                .build()
                .canonical();
    }
}
