package io.trailwright.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.erdtman.jcs.JsonCanonicalizer;
import org.erdtman.jcs.NumberToJSON;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CanonicalJsonTest {
    private static final Path VECTORS = Path.of(System.getProperty("vectors.dir", "../../shared/vectors"), "jcs");

    @TestFactory
    Stream<DynamicTest> canonicalBytesAreThoseOfThePublishedVectors() throws IOException {
        if (!Files.isDirectory(VECTORS.getParent())) {
            return Stream.of(DynamicTest.dynamicTest("jcs", () -> abort("no vectors: " + VECTORS + " is absent")));
        }
        try (var found = Files.list(VECTORS.resolve("input"))) {
            var inputs = found.sorted().toList();
            assertEquals(6, inputs.size(), "cases in " + VECTORS);
            return inputs.stream()
                    .map(input -> DynamicTest.dynamicTest(input.getFileName().toString(), () -> {
                        var expected =
                                Files.readAllBytes(VECTORS.resolve("output").resolve(input.getFileName()));
                        assertArrayEquals(
                                expected, Json.parse(Files.readAllBytes(input)).canonical());
                    }));
        }
    }

    @Test
    void numbersAreWrittenAsEcmaScriptWritesThem() throws IOException {
        // Given doubles from all binades, both signs, and the edges of exactness
        var random = new Random(8785);
        for (int i = 0; i < 200_000; i++) {
            double value = i % 2 == 0 ? Double.longBitsToDouble(random.nextLong()) : random.nextInt() / 1000.0;
            if (Double.isFinite(value)) {
                // When, then: the same text as an implementation that nobody here wrote
                assertEquals(NumberToJSON.serializeNumber(value), CanonicalWriter.number(value));
            }
        }
    }

    @Test
    void arbitraryDocumentsAgreeWithTheOracleAndReadBackUnchanged() throws IOException {
        var random = new Random(42);
        for (int i = 0; i < 2_000; i++) {
            var value = Json.object().put("root", RandomJson.value(random, 4)).build();
            var canonical = value.canonical();
            assertEquals(new JsonCanonicalizer(canonical).getEncodedString(), new String(canonical, UTF_8));
            assertEquals(value, Json.parse(canonical));
            assertArrayEquals(canonical, Json.parse(canonical).canonical());
        }
    }
}
