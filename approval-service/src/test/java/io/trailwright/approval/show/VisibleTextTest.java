package io.trailwright.approval.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing from outside is invisible, and nothing moves other text about. */
class VisibleTextTest {

    @Test
    void plainTextStaysAsItIs() {
        for (var text : new String[] {"Pay 48,250.50 €", "Müller & Söhne <b>", "日本語", "שלום", "a\u0301", "👍", ""}) {
            assertEquals(text, VisibleText.line(text).text());
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x07, 0x08, 0x1B, 0x7F, 0x85, 0xA0, 0xAD, 0x034F, 0x061C, 0x115F, 0x180E, 0x2003, 0x200B, 0x200D,
                0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202E, 0x2060, 0x2066, 0x2069, 0x2800, 0x3000, 0x3164, 0xE000,
                0xFE0F, 0xFEFF, 0xFFF9, 0xFFFC, 0xE0001, 0xE0041, 0xE0100, 0xF0000, 0x10FFFF
            })
    void hiddenCharactersAreShownByTheirCodePoint(int point) {
        var text = "pay " + Character.toString(point) + "now";
        assertEquals(
                String.format("pay ⟦U+%04X⟧now", point), VisibleText.line(text).text());
        assertEquals(
                String.format("pay ⟦U+%04X⟧now", point), VisibleText.block(text).text());
    }

    @Test
    void aLoneSurrogateIsShown() {
        assertEquals("a⟦U+D800⟧b", VisibleText.line("a\uD800b").text());
    }

    @Test
    void lineBreaksStayInBoxesAndAreShownInLines() {
        assertEquals("a\nb\tc\nd", VisibleText.block("a\r\nb\tc\nd").text());
        assertEquals("a⟦U+000D⟧b", VisibleText.block("a\rb").text());
        assertEquals(
                "a⟦U+000D⟧⟦U+000A⟧b⟦U+0009⟧c", VisibleText.line("a\r\nb\tc").text());
    }

    @Test
    void wordsOfLookAlikeLettersAreMarked() {
        assertEquals(
                "pаypal⟦mixes latin and cyrillic letters⟧ pays",
                VisibleText.line("pаypal pays").text());
        assertEquals("Сбербанк paypal", VisibleText.line("Сбербанк paypal").text());
    }

    @Test
    void heapsOfCombiningMarksDoNotCoverOtherLines() {
        var heap = "a" + "\u0301".repeat(40);
        assertEquals(
                2,
                VisibleText.line(heap).text().chars().filter(c -> c == 0x0301).count());
    }

    @Test
    void noTextOfAnyKindBringsAHiddenCharacterThrough() {
        var random = new Random(4711);
        for (int round = 0; round < 2000; round++) {
            // Given
            var raw = new StringBuilder();
            random.ints(20, 0, Character.MAX_CODE_POINT + 1).forEach(raw::appendCodePoint);
            // When
            var shown = VisibleText.block(raw.toString()).text();
            // Then
            assertTrue(shown.codePoints().allMatch(VisibleTextTest::harmless), () -> "seed 4711: " + raw);
        }
    }

    private static boolean harmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point == '\n' || point == '\t';
            case Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> true;
        };
    }
}
