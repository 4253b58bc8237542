package io.trailwright.policy.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.json.Json;
import io.trailwright.policy.document.DefectiveDocumentException.Kind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentParserTest {

    @Test
    void yamlMeansTheSameAsJson() {
        // Given
        String yaml = """
                # a comment
                text: no
                quoted: "12"
                number: 12.50
                whole: 9000
                flag: true
                nothing: null
                list: [a, b]
                folded: >-
                  one
                  two
                """;
        String json = "{\"text\":\"no\",\"quoted\":\"12\",\"number\":12.5,\"whole\":9000,\"flag\":true,"
                + "\"nothing\":null,\"list\":[\"a\",\"b\"],\"folded\":\"one two\"}";

        // Then
        assertEquals(text(DocumentParser.json(json.getBytes(StandardCharsets.UTF_8))), text(parse(yaml)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "just text",
                "[1, 2]",
                "a: 1\na: 2",
                "a: 1\n---\nb: 2",
                "a: &x 1\nb: *x",
                "a: &x [&y [1, 2], *y]",
                "a: .nan",
                "a: .inf",
                "a: 9007199254740993",
                "a: 1.0e+999",
                "a: [1",
                "{\"a\":1}}",
                "a: \"\\ud800\""
            })
    void whatIsNotOneDocumentOfIJsonIsRefused(String text) {
        // When
        DefectiveDocumentException refused = assertThrows(DefectiveDocumentException.class, () -> parse(text));

        // Then
        assertEquals(Kind.MALFORMED, refused.kind());
        assertEquals(1, refused.defects().size());
        assertTrue(
                !refused.getMessage().contains("java.") && !refused.getMessage().contains("jackson"),
                refused.getMessage());
    }

    @Test
    void aBombOfNestedListsIsRefused() {
        assertThrows(DefectiveDocumentException.class, () -> parse("a: " + "[".repeat(5_000) + "]".repeat(5_000)));
    }

    @Test
    void aDocumentThatIsTooLargeIsRefusedUnread() {
        // When
        DefectiveDocumentException refused = assertThrows(
                DefectiveDocumentException.class, () -> parse("a: " + "x".repeat(DocumentParser.MAX_BYTES)));

        // Then
        assertEquals(Kind.TOO_LARGE, refused.kind());
    }

    private static String text(Json.Obj document) {
        return new String(document.canonical(), StandardCharsets.UTF_8);
    }

    private static Json.Obj parse(String text) {
        return DocumentParser.yaml(text.getBytes(StandardCharsets.UTF_8));
    }
}
