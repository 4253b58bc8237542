package io.trailwright.approval.feed;

import java.util.Map;

/**
 * An entry as the ledger's feed hands it out. Nothing in it is believed before {@link EntryCheck} has read it.
 *
 * @param index position in the log
 * @param header the exact header, as text
 * @param leafHash what the ledger says the header hashes to
 * @param parts content by name
 */
public record FeedItem(long index, String header, String leafHash, Map<String, FeedPart> parts) {

    public FeedItem {
        parts = Map.copyOf(parts);
    }

    /** A part on the wire. */
    public sealed interface FeedPart {
        /** @param salt and body in Base64 (RFC 4648, section 4) */
        record Held(String salt, String body) implements FeedPart {}

        record Erased() implements FeedPart {}
    }
}
