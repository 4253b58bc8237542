package io.trailwright.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TellerTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void linesAreWrappedAtWordsAndIndented() {
        // Given
        var teller = new Teller(new PrintStream(bytes, true, StandardCharsets.UTF_8), false);

        // When
        teller.good("word ".repeat(30).strip());

        // Then
        var lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(2, lines.size());
        assertEquals("  ✓ " + "word ".repeat(19).strip(), lines.get(0));
        assertEquals("    " + "word ".repeat(11).strip(), lines.get(1));
    }

    @Test
    void linesForScriptsAreNeverWrapped() {
        // Given
        var teller = new Teller(new PrintStream(bytes, true, StandardCharsets.UTF_8), false);

        // When
        teller.exact("bundle: " + "x".repeat(200));

        // Then
        assertEquals("  bundle: " + "x".repeat(200) + "\n", bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void coloursAreOnlyForTerminals() {
        // Given
        var teller = new Teller(new PrintStream(bytes, true, StandardCharsets.UTF_8), true);

        // When
        teller.refused("no");

        // Then
        assertTrue(bytes.toString(StandardCharsets.UTF_8).contains("\u001b[33m✗\u001b[0m no"));
    }
}
