package io.trailwright.core.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.log.Tile;
import io.trailwright.core.log.VerifierKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** docs/format.md must not lie: its examples are computed again from its own text, and are those of the golden files. */
class FormatDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/format.md");
    private static final Pattern BYTES = Pattern.compile("    ([a-z0-9-]+) = ([0-9a-f]+)");
    private static final Pattern HASH = Pattern.compile("    ([a-z0-9-]+) = SHA-256\\((.+)\\) = ([0-9a-f]{64})");

    private String text = "";

    @BeforeEach
    void read() throws IOException {
        text = Files.readString(DOCUMENT);
    }

    @Test
    void everyHashOfTheExamplesIsWhatTheDocumentSays() {
        // Given
        Map<String, byte[]> known = new HashMap<>();
        int hashes = 0;
        for (var line : text.lines().toList()) {
            var bytes = BYTES.matcher(line);
            var hash = HASH.matcher(line);
            if (bytes.matches()) {
                known.put(bytes.group(1), HexFormat.of().parseHex(bytes.group(2)));
            } else if (hash.matches()) {
                // When
                var parts = Arrays.stream(hash.group(2).split(" \\|\\| "))
                        .map(part -> known.containsKey(part)
                                ? known.get(part)
                                : HexFormat.of().parseHex(part))
                        .toArray(byte[][]::new);
                var computed = Digest.ofParts(parts);
                // Then
                assertEquals("sha256:" + hash.group(3), computed.toString(), line);
                known.put(hash.group(1), computed.bytes());
                hashes++;
            }
        }
        assertEquals(8, hashes, "hashes in the examples");
        // The names and keys are those of the vkeys
        var key = VerifierKey.parse(golden("log.vkey").strip());
        assertEquals(key.name(), new String(known.get("name"), UTF_8));
        assertEquals(HexFormat.of().formatHex(key.publicKey()), HexFormat.of().formatHex(known.get("public-key")));
        assertTrue(golden("entry/parts.txt")
                .contains("evidence/0/content " + HexFormat.of().formatHex(known.get("salt")) + " sha256:"
                        + HexFormat.of().formatHex(known.get("commitment"))));
    }

    @Test
    void everyExampleIsAGoldenFile() {
        for (var name : List.of("log.vkey", "witness.vkey", "log/checkpoint", "log/entry-123.tlog-proof")) {
            assertTrue(text.contains(indented(golden(name))), name);
        }
    }

    private static String indented(String example) {
        return example.replaceAll("(?m)^(?=.)", "    ");
    }

    @Test
    void everyKindFormatAndTileOfTheCodeIsInTheDocument() {
        for (var kind : EntryKind.values()) {
            assertTrue(text.contains("`" + kind.wire() + "`"), kind.wire());
        }
        for (var format : BundleFormat.values()) {
            assertTrue(text.contains(format.text()), format.text());
        }
        GoldenFiles.all().keySet().stream()
                .filter(name -> name.startsWith("log/tile/"))
                .forEach(name -> assertTrue(text.contains("`" + name.substring("log/".length()) + "`"), name));
        assertTrue(text.contains("1234067 is `x001/x234/067`"));
        assertEquals("tile/0/x001/x234/067", new Tile(0, 1_234_067, 256).path());
    }

    private static String golden(String name) {
        try {
            return Files.readString(GoldenTest.GOLDEN.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
