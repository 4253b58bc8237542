package io.trailwright.approval.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trailwright.approval.difference.Difference.Leaf;
import io.trailwright.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every leaf that differs is named, and none that does not. */
class DifferenceTest {

    @Test
    void leavesAreSameChangedAddedOrRemoved() {
        assertEquals(
                List.of("amount CHANGED", "iban SAME", "lines[0].n SAME", "lines[1].n ADDED", "memo REMOVED"),
                told(
                        "{\"amount\":\"1\",\"iban\":\"DE\",\"lines\":[{\"n\":1}],\"memo\":\"x\"}",
                        "{\"amount\":\"2\",\"iban\":\"DE\",\"lines\":[{\"n\":1},{\"n\":2}]}"));
    }

    @Test
    void aNumberIsNotAText() {
        assertEquals(List.of("a CHANGED"), told("{\"a\":1}", "{\"a\":\"1\"}"));
        assertEquals(List.of("a SAME"), told("{\"a\":1.0}", "{\"a\":1}"));
        assertEquals(List.of("a CHANGED"), told("{\"a\":null}", "{\"a\":false}"));
    }

    @Test
    void whatOnlyLooksLikeTheSamePlaceIsNot() {
        assertEquals(List.of("a.b ADDED", "a.b REMOVED"), told("{\"a\":{\"b\":1}}", "{\"a.b\":1}"));
        assertEquals(List.of("a.0 ADDED", "a[0] REMOVED"), told("{\"a\":[1]}", "{\"a\":{\"0\":1}}"));
        assertEquals(List.of("a.b ADDED", "a REMOVED"), told("{\"a\":{}}", "{\"a\":{\"b\":1}}"));
    }

    private static List<String> told(String before, String after) {
        return Difference.of(parse(before), parse(after)).stream()
                .map((Leaf leaf) -> leaf.path() + " " + leaf.kind())
                .toList();
    }

    private static Json parse(String json) {
        return Json.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
