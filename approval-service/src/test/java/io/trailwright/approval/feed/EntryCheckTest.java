package io.trailwright.approval.feed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.approval.fake.Proposal;
import io.trailwright.approval.fake.TestTrail;
import io.trailwright.approval.feed.FeedItem.FeedPart;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.Part;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nothing of the feed is believed that does not hash to what the log holds. */
class EntryCheckTest {
    private final TestTrail trail =
            new TestTrail("acme").proposed(Instant.parse("2026-11-22T09:00:00Z"), Proposal.payout());
    private final Entry entry = trail.entries.get(0);
    private final FeedItem good = item(entry);

    @Test
    void anEntryThatHoldsTogetherIsReadByteForByte() {
        var read = EntryCheck.read("acme", good);
        assertArrayEquals(entry.headerBytes(), read.headerBytes());
        assertEquals(entry.leafHash(), read.leafHash());
        assertArrayEquals(
                entry.body("request").orElseThrow(), read.body("request").orElseThrow());
    }

    @Test
    void everyFlippedBitOfAPartIsFound() {
        var held = (FeedPart.Held) good.parts().get("action");
        var body = Base64.getDecoder().decode(held.body());
        for (int at = 0; at < body.length; at++) {
            var flipped = body.clone();
            flipped[at] ^= 1;
            assertPoison("part action", with("action", new FeedPart.Held(held.salt(), encode(flipped))));
        }
    }

    @Test
    void everyChangedCharacterOfTheHeaderIsFound() {
        for (int at = 0; at < good.header().length(); at++) {
            var header = new StringBuilder(good.header());
            header.setCharAt(at, header.charAt(at) == 'a' ? 'b' : 'a');
            var item = new FeedItem(0, header.toString(), good.leafHash(), good.parts());
            assertThrows(PoisonEntryException.class, () -> EntryCheck.read("acme", item), header.toString());
        }
    }

    @Test
    void anEntryOfAnotherLogIsRefused() {
        assertPoison(
                "belongs to log acme", assertThrows(PoisonEntryException.class, () -> EntryCheck.read("globex", good)));
    }

    @Test
    void aMissingOrForeignPartIsRefused() {
        var parts = new HashMap<>(good.parts());
        parts.remove("action");
        assertPoison("has parts", new FeedItem(0, good.header(), good.leafHash(), parts));
        assertPoison("has parts", with("another", new FeedPart.Erased()));
    }

    @Test
    void anErasedPartIsNotPoison() {
        var read = EntryCheck.read("acme", with("action", new FeedPart.Erased()));
        assertTrue(read.erased("action"));
    }

    @Test
    void aBrokenEntryStillTellsItsTrailWhereItCan() {
        var broken = new FeedItem(7, good.header(), "sha256:" + "0".repeat(64), good.parts());
        var poison = assertThrows(PoisonEntryException.class, () -> EntryCheck.read("acme", broken));
        assertEquals(7, poison.position());
        assertEquals(Optional.of(trail.id), poison.trail());
        var garbage = new FeedItem(8, "garbage", "", Map.of());
        assertEquals(
                Optional.empty(),
                assertThrows(PoisonEntryException.class, () -> EntryCheck.read("acme", garbage))
                        .trail());
    }

    private FeedItem with(String name, FeedPart part) {
        var parts = new HashMap<>(good.parts());
        parts.put(name, part);
        return new FeedItem(0, good.header(), good.leafHash(), parts);
    }

    private static void assertPoison(String problem, FeedItem item) {
        assertPoison(problem, assertThrows(PoisonEntryException.class, () -> EntryCheck.read("acme", item)));
    }

    private static void assertPoison(String problem, PoisonEntryException poison) {
        assertTrue(poison.getMessage().contains(problem), poison.getMessage());
    }

    private static FeedItem item(Entry entry) {
        var parts = new HashMap<String, FeedPart>();
        entry.parts().forEach((name, part) -> {
            var present = (Part.Present) part;
            parts.put(name, new FeedPart.Held(encode(present.salt()), encode(present.body())));
        });
        return new FeedItem(
                entry.index(),
                new String(entry.headerBytes(), StandardCharsets.UTF_8),
                entry.leafHash().toString(),
                parts);
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
