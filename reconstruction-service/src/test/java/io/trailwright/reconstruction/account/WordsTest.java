package io.trailwright.reconstruction.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.json.Json;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PT8H       | 8 hours
            PT1H       | 1 hour
            PT36H      | 1 day and 12 hours
            PT1H30M    | 1 hour and 30 minutes
            PT90S      | 1 minute and 30 seconds
            PT0S       | 0 seconds
            P1Y2M3D    | 1 year, 2 months and 3 days
            P10Y       | 10 years
            for ever   | “for ever”
            """)
    void durationsAreReadable(String iso, String words) {
        assertEquals(words, Words.duration(iso));
    }

    @Test
    void timesAreInUtcAndEnglish() {
        assertEquals("2 January 2026 at 03:04:05 UTC", Words.at(Instant.parse("2026-01-02T03:04:05.999999Z")));
        assertEquals("1 January 2026 at 23:00:00 UTC", Words.at("2026-01-02T01:00:00+02:00"));
        assertEquals("“tomorrow”", Words.at("tomorrow"));
    }

    @Test
    void listsAreEnglish() {
        assertEquals("", Words.and(List.of()));
        assertEquals("a", Words.and(List.of("a")));
        assertEquals("a and b", Words.and(List.of("a", "b")));
        assertEquals("a, b or c", Words.or(List.of("a", "b", "c")));
        assertEquals("one approval", Words.some(1, "approval"));
        assertEquals("12 approvals", Words.some(12, "approval"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"amount":"48200.00","currency":"EUR"}            | amount “EUR 48,200.00”
            {"amount":-48200.5,"currency":"USD"}              | amount “USD -48,200.5”
            {"fee":{"value":"12","currency":"CHF"}}           | fee “CHF 12”
            {"amount":"1e9","currency":"EUR"}                 | amount “1e9”, currency “EUR”
            {"amount":"007","currency":"EUR"}                 | amount “EUR 007”
            {"amount":"5","currency":"eur"}                   | amount “5”, currency “eur”
            {"grantTo":["a","b"],"until":null,"on":true}      | grant to [“a”, “b”], until “null”, on “true”
            {"user":{"id":7,"role":{"x":{"y":{"z":1}}}}}      | user (id “7”, role (x (y (1 nested value))))
            {"a b":1,"":2,"x_y-z":3,"a_b_c_d_e":4}            | “a b” “1”, “” “2”, x y z “3”, “a_b_c_d_e” “4”
            {}                                                | no arguments
            """)
    void argumentsOfAnyShapeAreReadable(String json, String words) {
        assertEquals(words, ValueInWords.arguments((Json.Obj) Json.parse(json.getBytes(UTF_8))));
    }

    @Test
    void whatDoesNotFitIsCounted() {
        // Given
        var many = Json.object();
        for (int i = 0; i < 40; i++) {
            many.put("k" + i, i);
        }

        // When
        var words = ValueInWords.arguments(many.build());

        // Then
        assertTrue(words.endsWith(", k11 “11” and 28 more"), words);
        assertTrue(Quote.words("x".repeat(1200)).endsWith("x… (1,200 characters in all)”"));
    }

    @ParameterizedTest
    @CsvSource({
        "a\u202Eb, a⟨U+202E⟩b",
        "a\u0000b, a⟨U+0000⟩b",
        "\uD83D\uDE00, \uD83D\uDE00",
        "\uDB40\uDC41x, ⟨U+E0041⟩x",
        "a\u2028b, a⟨U+2028⟩b",
        "a\u3164b, a⟨U+3164⟩b",
        "Zoë, Zoë"
    })
    void hiddenCharactersAreShown(String text, String shown) {
        assertEquals(shown, Visible.inline(text));
        assertEquals("“" + shown + "”", Quote.words(text));
    }

    @Test
    void aWordOfTwoScriptsIsMarkedAndWordsOfOneAreNot() {
        assertEquals("N\u043erdlicht⟨mixes latin and cyrillic letters⟩ GmbH", Visible.inline("N\u043erdlicht GmbH"));
        assertEquals("Inv\u03bfice⟨mixes latin and greek letters⟩", Visible.inline("Inv\u03bfice"));
        for (var one : List.of(
                "Nordlicht", "\u041d\u043e\u0440\u0434", "\u03b1\u03b2", "M\u00fcller", "a-\u0430", "\u65e5\u672cKK")) {
            assertEquals(one, Visible.inline(one));
        }
    }

    @Test
    void blocksKeepTheirLinesAndNothingElseHidden() {
        assertEquals("a\n\tb⟨U+000D⟩⟨U+001B⟩", Visible.block("a\n\tb\r\u001b"));
    }
}
