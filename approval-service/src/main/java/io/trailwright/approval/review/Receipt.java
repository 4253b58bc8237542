package io.trailwright.approval.review;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The ledger's proof of what it appended, passed on to the person as it came.
 *
 * @param checkpoint signed note
 */
public record Receipt(String log, UUID trail, String checkpoint, List<Position> entries) {
    public Receipt {
        entries = List.copyOf(entries);
    }

    /**
     * @param header exact bytes, as text
     * @param salts by part, Base64
     * @param proof C2SP tlog-proof of the entry's leaf hash
     */
    public record Position(
            long index,
            long seq,
            String kind,
            String header,
            String leafHash,
            Map<String, String> salts,
            String proof) {
        public Position {
            salts = Map.copyOf(salts);
        }
    }

    /** The newest position in the log that it proves. */
    public long lastIndex() {
        return entries.stream().mapToLong(Position::index).max().orElse(-1);
    }
}
