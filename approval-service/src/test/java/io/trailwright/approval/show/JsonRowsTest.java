package io.trailwright.approval.show;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trailwright.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonRowsTest {

    @Test
    void everyLeafHasItsPath() {
        assertEquals(
                List.of("amount", "lines[0].text", "lines[1]", "to.iban"),
                paths("{\"amount\":1,\"lines\":[{\"text\":\"a\"},2],\"to\":{\"iban\":\"DE02\"}}"));
    }

    @Test
    void aNameThatLooksLikeAPathIsNotTakenForOne() {
        assertEquals(
                List.of("to.iban", "[\"to.iban\"]", "[\"lines[0]\"]", "lines[0]", "[\"\"]", "a[\"b.c\"].d"),
                paths("{\"to\":{\"iban\":\"DE02\"},\"to.iban\":\"DE03\",\"lines[0]\":1,\"lines\":[2],\"\":3,"
                        + "\"a\":{\"b.c\":{\"d\":4}}}"));
    }

    private static List<String> paths(String json) {
        return JsonRows.of(Json.parse(json.getBytes(StandardCharsets.UTF_8))).stream()
                .map(row -> row.path().text())
                .toList();
    }
}
