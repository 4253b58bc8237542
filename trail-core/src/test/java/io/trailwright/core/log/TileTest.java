package io.trailwright.core.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.entry.Digest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths and bytes of C2SP tlog-tiles. */
class TileTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 256, tile/0/000",
        "0, 1234067, 256, tile/0/x001/x234/067",
        "1, 999, 1, tile/1/999.p/1",
        "2, 1000, 255, tile/2/x001/000.p/255",
        "0, 273, 112, tile/0/273.p/112",
        "7, 0, 127, tile/7/000.p/127",
        "0, 36028797018963967, 255, tile/0/x036/x028/x797/x018/x963/967.p/255"
    })
    void aTileHasOnePathAndIsReadFromIt(int level, long index, int width, String path) {
        Tile tile = new Tile(level, index, width);
        assertEquals(path, tile.path());
        assertEquals(tile, Tile.parse(path));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 256, tile/entries/000",
        "1234067, 256, tile/entries/x001/x234/067",
        "1234067, 8, tile/entries/x001/x234/067.p/8"
    })
    void anEntryBundleHasOnePathAndIsReadFromIt(long index, int width, String path) {
        EntryBundle bundle = new EntryBundle(index, width);
        assertEquals(path, bundle.path());
        assertEquals(bundle, EntryBundle.parse(path));
        assertEquals(index * 256, bundle.first());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tile",
                "tile/0",
                "tile/0/",
                "/tile/0/000",
                "tile/0/000/",
                "tile/0/000\n",
                " tile/0/000",
                "tile/00/000",
                "tile/8/000",
                "tile/63/000",
                "tile/-1/000",
                "tile/x/000",
                "tile/+1/000",
                "tile/0/0",
                "tile/0/00",
                "tile/0/0000",
                "tile/0/x000",
                "tile/0/x000/000",
                "tile/0/001/000",
                "tile/0/x001/x000",
                "tile/0/x01/000",
                "tile/0/x0001/000",
                "tile/0/X001/000",
                "tile/0/-01",
                "tile/0/\u0660\u0660\u0660",
                "tile/\u0660/000",
                "tile/0/x001//000",
                "tile/0/../000",
                "tile/0/000.p",
                "tile/0/000.p/",
                "tile/0/000.p/0",
                "tile/0/000.p/00",
                "tile/0/000.p/01",
                "tile/0/000.p/256",
                "tile/0/000.p/257",
                "tile/0/000.p/1000",
                "tile/0/000.p/1/",
                "tile/0/000.P/1",
                "tile/0/x036/x028/x797/x018/x963/968",
                "tile/0/x036/x028/x797/x018/x963/967",
                "tile/0/x001/x000/x000/x000/x000/x000/000",
                "tile/7/000",
                "tile/7/001.p/1",
                "tile/entries/000",
                "tile/data/000",
                "tile/0/000?x",
                "tile/0/000%2ep/1"
            })
    void anythingElseIsNotThePathOfATile(String path) {
        assertThrows(IllegalArgumentException.class, () -> Tile.parse(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tile/entries",
                "tile/entries/",
                "tile/0/000",
                "/tile/entries/000",
                "tile/entries/0",
                "tile/entries/x000/000",
                "tile/entries/000.p/0",
                "tile/entries/000.p/256",
                "tile/entries/000.p/01",
                "tile/entries/000 ",
                "tile/entries/x036/x028/x797/x018/x963/967"
            })
    void anythingElseIsNotThePathOfAnEntryBundle(String path) {
        assertThrows(IllegalArgumentException.class, () -> EntryBundle.parse(path));
    }

    @Test
    void aTreeOf70000LeavesHasTheTilesOfTheSpecificationsExample() {
        // Given
        long size = 70_000;
        // When
        List<Tile> full = Tile.completed(0, size);
        // Then
        assertEquals(273, full.stream().filter(tile -> tile.level() == 0).count());
        assertEquals(List.of(new Tile(1, 0, 256)), full.subList(273, full.size()));
        assertEquals(Optional.of(new Tile(0, 273, 112)), Tile.partial(0, size));
        assertEquals(Optional.of(new Tile(1, 1, 17)), Tile.partial(1, size));
        assertEquals(Optional.of(new Tile(2, 0, 1)), Tile.partial(2, size));
        assertEquals(Optional.empty(), Tile.partial(3, size));
    }

    @Test
    void aTreeOf256LeavesHasAFullTileAndAPartialOneAbove() {
        assertEquals(List.of(new Tile(0, 0, 256)), Tile.completed(0, 256));
        assertEquals(Optional.empty(), Tile.partial(0, 256));
        assertEquals(Optional.of(new Tile(1, 0, 1)), Tile.partial(1, 256));
        assertEquals(List.of(), Tile.completed(0, 255));
        assertEquals(List.of(), Tile.completed(256, 511));
        assertThrows(IllegalArgumentException.class, () -> Tile.completed(2, 1));
        assertThrows(IllegalArgumentException.class, () -> Tile.completed(-1, 1));
        assertThrows(IllegalArgumentException.class, () -> Tile.partial(8, 1));
    }

    @Test
    void growthInStepsCompletesEachTileOnce() {
        // Given
        Random random = new Random(70_000);
        List<Tile> inOne = Tile.completed(0, 200_000);
        // When
        List<Tile> inSteps = new ArrayList<>();
        for (long size = 0; size < 200_000; ) {
            long next = Math.min(200_000, size + random.nextInt(3_000));
            inSteps.addAll(Tile.completed(size, next));
            size = next;
        }
        // Then
        assertEquals(inOne.size(), inSteps.size());
        assertEquals(Set.copyOf(inOne), Set.copyOf(inSteps));
        inOne.forEach(tile -> assertTrue(tile.within(200_000)));
    }

    @Test
    void aTileIsWithinATreeOnlyWhenAllItsHashesAre() {
        assertTrue(new Tile(0, 1, 3).within(259));
        assertFalse(new Tile(0, 1, 3).within(258));
        assertTrue(new Tile(1, 0, 2).within(512));
        assertFalse(new Tile(1, 0, 2).within(511));
        assertTrue(new EntryBundle(1, 3).within(259));
        assertFalse(new EntryBundle(1, 3).within(258));
    }

    @Test
    void theHashesOfATileAreTheRootsOfTheFullTilesBelow() {
        // Given
        NaiveTree tree = NaiveTree.of(600);
        BatchTree batch = new BatchTree(Frontier.EMPTY, tree.leaves());
        Tile above = new Tile(1, 0, 2);
        // When
        List<Digest> hashes = above.nodes().stream().map(batch.added()::get).toList();
        // Then
        assertEquals(List.of(tree.hash(0, 256), tree.hash(256, 512)), hashes);
        assertEquals(hashes, above.decode(above.encode(hashes)));
        assertEquals(64, above.encode(hashes).length);
        assertEquals(new NodeAddress(0, 517), new Tile(0, 2, 6).nodes().get(5));
        assertThrows(IllegalArgumentException.class, () -> above.encode(hashes.subList(0, 1)));
        assertThrows(IllegalArgumentException.class, () -> above.decode(new byte[63]));
        assertThrows(IllegalArgumentException.class, () -> above.decode(new byte[96]));
    }

    @Test
    void anEntryBundleHoldsEachEntryAfterItsLength() {
        // Given
        byte[] longest = new byte[65_535];
        Arrays.fill(longest, (byte) 7);
        EntryBundle bundle = new EntryBundle(0, 3);
        // When
        byte[] encoded = bundle.encode(List.of(new byte[] {1, 2, 3}, new byte[0], longest));
        // Then
        assertArrayEquals(new byte[] {0, 3, 1, 2, 3, 0, 0, -1, -1, 7}, Arrays.copyOf(encoded, 10));
        List<byte[]> entries = bundle.decode(encoded);
        assertEquals(3, entries.size());
        assertArrayEquals(new byte[] {1, 2, 3}, entries.get(0));
        assertArrayEquals(new byte[0], entries.get(1));
        assertArrayEquals(longest, entries.get(2));
    }

    @Test
    void anEntryBundleOfAnotherShapeIsRefused() {
        EntryBundle two = new EntryBundle(0, 2);
        List<byte[]> entries =
                IntStream.range(0, 3).mapToObj(i -> new byte[] {(byte) i}).toList();
        byte[] three = new EntryBundle(0, 3).encode(entries);
        byte[] exact = two.encode(entries.subList(0, 2));
        assertThrows(IllegalArgumentException.class, () -> two.encode(entries));
        assertThrows(IllegalArgumentException.class, () -> two.encode(List.of(new byte[65_536], new byte[0])));
        assertThrows(IllegalArgumentException.class, () -> two.decode(three));
        for (int length = 0; length < exact.length; length++) {
            byte[] cut = Arrays.copyOf(exact, length);
            assertThrows(IllegalArgumentException.class, () -> two.decode(cut));
        }
        assertThrows(IllegalArgumentException.class, () -> two.decode(Arrays.copyOf(exact, exact.length + 1)));
    }
}
