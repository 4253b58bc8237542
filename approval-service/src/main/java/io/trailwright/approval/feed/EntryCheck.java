package io.trailwright.approval.feed;

import io.trailwright.approval.feed.FeedItem.FeedPart;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.Part;
import io.trailwright.core.json.Json;
import io.trailwright.core.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads an entry of the feed and trusts nothing that it says of itself: the header must hash to the leaf hash, each
 * part that is there must match its commitment, and both must belong to this place in this log.
 */
public final class EntryCheck {
    private EntryCheck() {}

    /** @throws PoisonEntryException naming expected and actual */
    public static Entry read(String log, FeedItem item) {
        Optional<UUID> trail = Optional.empty();
        try {
            var parts = new HashMap<String, Part>();
            item.parts().forEach((name, part) -> parts.put(name, part(part)));
            var entry = Entry.read(item.index(), item.header().getBytes(StandardCharsets.UTF_8), parts);
            trail = Optional.of(entry.header().trail());
            check(log, item, entry);
            return entry;
        } catch (JsonException | IllegalArgumentException malformed) {
            throw new PoisonEntryException(
                    item.index(),
                    trail.or(() -> trailOf(item)),
                    "entry " + item.index() + ": " + malformed.getMessage());
        }
    }

    private static void check(String log, FeedItem item, Entry entry) {
        var header = entry.header();
        if (!header.log().equals(log)) {
            throw new IllegalArgumentException("belongs to log " + header.log() + ", not to " + log);
        }
        if (!entry.leafHash().toString().equals(item.leafHash())) {
            throw new IllegalArgumentException("hashes to " + entry.leafHash() + ", not to " + item.leafHash());
        }
        entry.parts().forEach((name, part) -> {
            var committed = header.parts().get(name);
            if (part instanceof Part.Present present && !present.commitment().equals(committed)) {
                throw new IllegalArgumentException(
                        "part " + name + " commits to " + present.commitment() + ", the header to " + committed);
            }
        });
    }

    private static Part part(FeedPart part) {
        if (part instanceof FeedPart.Held held) {
            return new Part.Present(
                    Base64.getDecoder().decode(held.salt()), Base64.getDecoder().decode(held.body()));
        }
        return new Part.Erased();
    }

    /** The decision that a broken entry names, so that this decision at least can be marked as incomplete. */
    private static Optional<UUID> trailOf(FeedItem item) {
        try {
            var header = Json.parse(item.header().getBytes(StandardCharsets.UTF_8));
            return header instanceof Json.Obj object
                    ? object.optString("trail").map(UUID::fromString)
                    : Optional.empty();
        } catch (JsonException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
