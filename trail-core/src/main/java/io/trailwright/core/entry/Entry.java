package io.trailwright.core.entry;

import io.trailwright.core.json.Json;
import io.trailwright.core.json.JsonException;
import io.trailwright.core.log.MerkleTree;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One immutable fact in a trail, as the log holds it. {@code headerBytes} are the bytes that were hashed: they are
 * kept and passed on as they are, and {@code header} is only a reading of them.
 *
 * @param index position in the log, from 0
 * @param parts content by name, for exactly the names that the header commits to
 */
@SuppressWarnings("ArrayRecordComponent") // the exact bytes are the point; owned by the entry, never modified
public record Entry(long index, byte[] headerBytes, Header header, SortedMap<String, Part> parts) {

    public Entry {
        if (!parts.keySet().equals(header.parts().keySet())) {
            throw new IllegalArgumentException("entry " + index + " has parts " + parts.keySet()
                    + ", and its header commits to " + header.parts().keySet());
        }
    }

    /** @throws JsonException if the bytes are not a header */
    public static Entry read(long index, byte[] headerBytes, Map<String, Part> parts) {
        return new Entry(index, headerBytes, Header.parse(headerBytes), new TreeMap<>(parts));
    }

    public Digest leafHash() {
        return MerkleTree.leafHash(headerBytes);
    }

    /** The part's bytes; empty when the entry has no such part or it is erased. */
    public Optional<byte[]> body(String part) {
        return parts.get(part) instanceof Part.Present present ? Optional.of(present.body()) : Optional.empty();
    }

    /** The part read as a JSON object; empty when there is no such part or it is erased. */
    public Optional<Json.Obj> json(String part) {
        if (!(parts.get(part) instanceof Part.Present present)) {
            return Optional.empty();
        }
        if (present.json() instanceof Json.Obj object) {
            return Optional.of(object);
        }
        throw new JsonException("/" + part, "is not an object");
    }

    public boolean erased(String part) {
        return parts.get(part) instanceof Part.Erased;
    }
}
