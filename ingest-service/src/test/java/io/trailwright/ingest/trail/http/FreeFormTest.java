package io.trailwright.ingest.trail.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.trailwright.core.json.Json;
import io.trailwright.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FreeFormTest {
    private static final ObjectMapper JACKSON = new ObjectMapper();

    @Test
    void whatIsAcceptedReadsBackTheSame() throws Exception {
        for (var text : new String[] {
            "{}",
            "[]",
            "null",
            "true",
            "0",
            "-0",
            "1.50",
            "1e2",
            "9007199254740992",
            "-9007199254740992",
            "1e-300",
            "\"\\u20ac\\ud83d\\ude00\"",
            "{\"b\":[1,{\"a\":null}],\"a\":\"\"}",
            "5e-324"
        }) {
            // When
            var value = FreeForm.value("", JACKSON.readTree(text));

            // Then
            assertArrayEquals(Json.parse(text.getBytes(StandardCharsets.UTF_8)).canonical(), value.canonical(), text);
            assertEquals(value, Json.parse(value.canonical()), text);
        }
    }

    @Test
    void whatHasNoExactCanonicalFormIsRefusedWithItsPointer() {
        assertRefused("/a/b~1c/1", "{\"b/c\":[1,9007199254740993]}");
        assertRefused("/a/x~0y", "{\"x~y\":-9007199254740993}");
        assertRefused("/a", "18446744073709551616");
        assertRefused("/a", "-9223372036854775808");
        assertRefused("/a", "1e20");
        assertRefused("/a", "1e400");
        assertRefused("/a/t", "{\"t\":\"\\ud800\"}");
        assertRefused("/a", "{\"\\udc00\":1}");
        assertRefused("/a" + "/0".repeat(56), "[".repeat(57) + "]".repeat(57));
    }

    /** Whatever is accepted, the strict reader of the ledger accepts too, and reads the same. */
    @Test
    void randomNumbersAgreeWithTheStrictReader() throws Exception {
        var random = new Random(20261122);
        for (int i = 0; i < 20_000; i++) {
            // Given
            double value = Double.longBitsToDouble(random.nextLong());
            var node = JACKSON.getNodeFactory().numberNode(value);

            // When
            Json read;
            try {
                read = FreeForm.value("", node);
            } catch (HttpProblem refused) {
                continue;
            }

            // Then
            assertEquals(read, Json.parse(read.canonical()), Double.toString(value));
        }
    }

    private static void assertRefused(String pointer, String text) {
        var refused = assertThrows(HttpProblem.class, () -> FreeForm.value("/a", JACKSON.readTree(text)), text);
        assertEquals(422, refused.status());
        assertEquals(pointer, refused.violations().get(0).pointer());
    }
}
