package io.trailwright.ingest.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TileCacheTest {
    @Test
    void whatWasUsedLongestAgoGoesFirstAndTheBoundHolds() {
        // Given
        TileCache cache = new TileCache(5000);
        for (int i = 0; i < 5; i++) {
            cache.put("acme", "tile/0/00" + i, new byte[700]);
        }
        cache.get("acme", "tile/0/000");
        // When
        cache.put("acme", "tile/0/005", new byte[700]);
        // Then
        assertTrue(cache.weight() <= 5000, "weighs " + cache.weight());
        assertTrue(cache.get("acme", "tile/0/000").isPresent());
        assertEquals(Optional.empty(), cache.get("acme", "tile/0/001"));
        assertTrue(cache.get("acme", "tile/0/005").isPresent());
    }

    @Test
    void whatIsPutTwiceWeighsOnce() {
        // Given
        TileCache cache = new TileCache(5000);
        cache.put("acme", "tile/0/000", new byte[700]);
        long once = cache.weight();
        // When
        cache.put("acme", "tile/0/000", new byte[700]);
        // Then
        assertEquals(once, cache.weight());
    }

    @Test
    void oneLogNeverGetsWhatIsOfAnother() {
        // Given
        TileCache cache = new TileCache(5000);
        cache.put("acme", "tile/0/000", new byte[] {1});
        cache.put("globex", "tile/0/000", new byte[] {2});
        // Then
        assertArrayEquals(new byte[] {1}, cache.get("acme", "tile/0/000").orElseThrow());
        assertArrayEquals(new byte[] {2}, cache.get("globex", "tile/0/000").orElseThrow());
    }

    @Test
    void whatIsTooLargeOrHasNoRoomIsNotKept() {
        // Given
        TileCache cache = new TileCache(5000);
        TileCache none = new TileCache(0);
        // When
        cache.put("acme", "tile/entries/000", new byte[4000]);
        none.put("acme", "tile/entries/000", new byte[0]);
        // Then
        assertEquals(0, cache.weight() + none.weight());
    }
}
