package io.trailwright.reconstruction.client.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.Part;
import io.trailwright.core.json.JsonException;
import io.trailwright.reconstruction.ledger.HandedEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads one entry document. The header is taken as the exact text that came; the leaf hash and every commitment are
 * computed again from the bytes that came.
 */
final class EntryReader {
    private EntryReader() {}

    static HandedEntry read(JsonNode document) {
        long index = document.path("index").isIntegralNumber()
                ? document.path("index").longValue()
                : -1;
        try {
            return readable(index, document);
        } catch (IllegalArgumentException | JsonException notAnEntry) {
            return new HandedEntry.Unreadable(index, document.toString(), String.valueOf(notAnEntry.getMessage()));
        }
    }

    private static HandedEntry readable(long index, JsonNode document) {
        if (index < 0) {
            throw new IllegalArgumentException("it has no index");
        }
        var entry = Entry.read(index, text(document, "header").getBytes(StandardCharsets.UTF_8), parts(document));
        requireSame(
                "its leaf hash", text(document, "leafHash"), entry.leafHash().toString());
        requireSame(
                "its place in the trail",
                document.path("seq").asText(),
                Long.toString(entry.header().seq()));
        requireSame("its kind", text(document, "kind"), entry.header().kind().wire());
        return new HandedEntry.Readable(entry, inclusion(document));
    }

    private static Map<String, Part> parts(JsonNode document) {
        var parts = new TreeMap<String, Part>();
        document.path("parts").fields().forEachRemaining(part -> parts.put(part.getKey(), part(part.getValue())));
        return parts;
    }

    private static Part part(JsonNode part) {
        return part.path("erased").asBoolean(false)
                ? new Part.Erased()
                : new Part.Present(base64(text(part, "salt")), base64(text(part, "body")));
    }

    private static List<Digest> inclusion(JsonNode document) {
        var hashes = new ArrayList<Digest>();
        document.path("inclusion").forEach(hash -> hashes.add(Digest.wrap(base64(hash.asText()))));
        return hashes;
    }

    private static byte[] base64(String text) {
        return Base64.getDecoder().decode(text);
    }

    private static String text(JsonNode node, String name) {
        if (!node.path(name).isTextual()) {
            throw new IllegalArgumentException("its " + name + " is missing");
        }
        return node.path(name).textValue();
    }

    private static void requireSame(String what, String said, String computed) {
        if (!said.equals(computed)) {
            throw new IllegalArgumentException(what + " is said to be " + said + ", and its header gives " + computed);
        }
    }
}
