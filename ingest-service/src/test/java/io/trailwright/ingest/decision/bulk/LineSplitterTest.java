package io.trailwright.ingest.decision.bulk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineSplitterTest {
    private static final int LONGEST = 8;

    private static List<String> lines(byte[] bytes, int... cuts) {
        var splitter = new LineSplitter(LONGEST);
        var lines = new ArrayList<String>();
        int from = 0;
        for (int cut : cuts) {
            read(splitter, Arrays.copyOfRange(bytes, from, cut), lines);
            from = cut;
        }
        read(splitter, Arrays.copyOfRange(bytes, from, bytes.length), lines);
        var last = splitter.last();
        if (last != null) {
            lines.add(told(last));
        }
        return lines;
    }

    private static void read(LineSplitter splitter, byte[] piece, List<String> lines) {
        splitter.feed(piece);
        for (var line = splitter.next(); line != null; line = splitter.next()) {
            lines.add(told(line));
        }
    }

    private static String told(Line line) {
        return line instanceof Line.Whole whole
                ? line.number() + " " + new String(whole.bytes(), StandardCharsets.UTF_8)
                : line.number() + " refused";
    }

    @Test
    void emptyLinesCountAndTheLastNeedsNoLineFeed() {
        assertEquals(List.of("1 a", "4 b\r", "6 c"), lines("a\n\n \t\r\nb\r\n\nc".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theLongestLineIsTakenAndOneByteMoreIsNot() {
        assertEquals(
                List.of("1 12345678", "2 refused", "3 x", "4 refused"),
                lines("12345678\n123456789\nx\n123456789012345678".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whereThePiecesEndMakesNoDifference() {
        var random = new Random(42);
        for (int round = 0; round < 2000; round++) {
            // Given
            var bytes = new byte[random.nextInt(60)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (random.nextInt(6) == 0 ? '\n' : 'a' + random.nextInt(3));
            }
            int[] cuts =
                    random.ints(random.nextInt(6), 0, bytes.length + 1).sorted().toArray();

            // When, Then
            assertEquals(lines(bytes), lines(bytes, cuts), () -> Arrays.toString(bytes) + Arrays.toString(cuts));
        }
    }
}
