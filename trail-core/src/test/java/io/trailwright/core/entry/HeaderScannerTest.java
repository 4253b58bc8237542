package io.trailwright.core.entry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.json.Json;
import io.trailwright.core.json.JsonException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HeaderScannerTest {
    private static final long SEED = 8785;
    private static final String[] NAMES = {"actor", "a", "evidence/0", "evidence/0/content", "evidence/10", "x-1/2-y"};

    private static Header random(Random random) {
        var parts = new TreeMap<String, Digest>();
        for (var name : NAMES) {
            if (random.nextBoolean()) {
                parts.put(name, digest(random));
            }
        }
        for (int i = random.nextInt(40); i > 0 && random.nextInt(10) == 0; i--) {
            parts.put("evidence/" + i, digest(random));
        }
        long seq = random.nextInt(3) == 0 ? 0 : random.nextLong() >>> 11 + random.nextInt(50);
        return new Header(
                "log-" + random.nextInt(1000),
                new UUID(random.nextLong(), random.nextLong()),
                seq,
                seq == 0 ? Optional.empty() : Optional.of(digest(random)),
                EntryKind.values()[random.nextInt(EntryKind.values().length)],
                Instant.EPOCH.plus(random.nextLong() & (1L << 52) - 1, ChronoUnit.MICROS),
                parts);
    }

    private static Digest digest(Random random) {
        var bytes = new byte[Digest.LENGTH];
        random.nextBytes(bytes);
        return Digest.wrap(bytes);
    }

    @Test
    void readsWhatAHeaderWrites() {
        var random = new Random(SEED);
        var scanner = new HeaderScanner();
        for (int round = 0; round < 20_000; round++) {
            var header = random(random);
            var bytes = header.bytes();
            assertTrue(scanner.scan(bytes), () -> new String(bytes, UTF_8));
            assertEquals(header, Header.parse(bytes));
            assertEquals(header.at(), Instant.EPOCH.plus(scanner.micros(), ChronoUnit.MICROS));
            assertEquals(header.prev(), scanner.prev());
            assertTrue(scanner.logIs(header.log().getBytes(UTF_8)));
        }
    }

    /** The writer that knows the form gives what the general one gives. */
    @Test
    void theBytesAreTheCanonicalOnesOfTheirJson() {
        var random = new Random(SEED);
        for (int round = 0; round < 2_000; round++) {
            var bytes = random(random).bytes();
            assertEquals(new String(Json.parse(bytes).canonical(), UTF_8), new String(bytes, UTF_8));
        }
    }

    /** It accepts exactly what is canonical: whatever one changed, added or dropped byte makes of a header. */
    @Test
    void acceptsOnlyTheCanonicalForm() {
        var random = new Random(SEED);
        var scanner = new HeaderScanner();
        int accepted = 0;
        for (int round = 0; round < 100_000; round++) {
            var bytes = mutated(random(random).bytes(), random);
            boolean canonical = canonical(bytes);
            assertEquals(canonical, scanner.scan(bytes), () -> new String(bytes, UTF_8));
            accepted += canonical ? 1 : 0;
        }
        assertTrue(accepted > 1_000, "the mutations hit hashes, times and names: " + accepted);
    }

    @Test
    void refusesDaysThatDoNotExist() {
        var header = new String(random(new Random(SEED)).bytes(), UTF_8);
        var scanner = new HeaderScanner();
        for (var day :
                new String[] {"2026-02-29", "2026-04-31", "2026-00-10", "2026-13-01", "2100-02-29", "2026-01-00"}) {
            assertFalse(scanner.scan(("{\"at\":\"" + day + header.substring(17)).getBytes(UTF_8)), day);
        }
        assertTrue(scanner.scan(("{\"at\":\"2028-02-29" + header.substring(17)).getBytes(UTF_8)));
        assertTrue(scanner.scan(("{\"at\":\"2000-02-29" + header.substring(17)).getBytes(UTF_8)));
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        var some = "0123456789abcdef\"{}:,-/ZTx ".getBytes(UTF_8);
        byte with = random.nextInt(4) == 0 ? (byte) random.nextInt() : some[random.nextInt(some.length)];
        switch (random.nextInt(3)) {
            case 0 -> {
                bytes[at] = with;
                return bytes;
            }
            case 1 -> {
                var longer = Arrays.copyOf(bytes, bytes.length + 1);
                System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
                longer[at] = with;
                return longer;
            }
            default -> {
                var shorter = Arrays.copyOf(bytes, bytes.length - 1);
                System.arraycopy(bytes, at + 1, shorter, at, bytes.length - at - 1);
                return shorter;
            }
        }
    }

    /** By the general reader and writer; names of logs that need escapes, or
     * are not ASCII, and years before 0 are not for the scanner. */
    private static boolean canonical(byte[] bytes) {
        try {
            var header = Header.parse(bytes);
            var plain = header.log().chars().allMatch(c -> c >= ' ' && c < 0x80 && c != '"' && c != '\\');
            var year = header.at().atOffset(ZoneOffset.UTC).getYear();
            return plain && year >= 0 && Arrays.equals(header.bytes(), bytes);
        } catch (JsonException refused) {
            return false;
        }
    }
}
