package io.trailwright.core.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.json.Json;
import io.trailwright.core.json.JsonException;
import io.trailwright.core.trail.Statement.Attention;
import io.trailwright.core.trail.Statement.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a reviewer states, as bytes: those of statements without attention have not changed. */
class StatementTest {
    private static final UUID DECISION = UUID.fromString("01930000-0000-7000-8000-000000000001");
    private static final Digest SUBJECT = digest("subject");
    private static final Digest VIEW = digest("view");

    @Test
    void aStatementWithoutAttentionHasTheBytesThatItAlwaysHad() {
        var bytes = new String(plain().json().canonical(), StandardCharsets.UTF_8);
        assertEquals(
                "{\"decision\":\"" + DECISION + "\",\"meaning\":\"it runs\",\"reason\":\"\",\"subject\":\"" + SUBJECT
                        + "\",\"verdict\":\"approved\",\"view\":\"" + VIEW + "\"}",
                bytes);
        assertEquals(plain(), Statement.read(plain().json()));
    }

    @Test
    void attentionIsPartOfTheBytesAndComesBackFromThem() {
        // Given
        var statement = plain().with(Optional.of(new Attention(95, List.of(digest("b"), digest("a")))));
        // When
        var json = statement.json();
        // Then
        assertEquals(95, json.object("attention").integer("seconds"));
        assertEquals(statement, Statement.read((Json.Obj) Json.parse(json.canonical())));
        assertFalse(
                new String(plain().json().canonical(), StandardCharsets.UTF_8)
                        .equals(new String(json.canonical(), StandardCharsets.UTF_8)),
                "it cannot be taken out unseen");
    }

    @Test
    void howLongSomebodyLookedIsNoPartOfWhatTheyState() {
        var looked = plain().with(Optional.of(new Attention(3, List.of())));
        var longer = plain().with(Optional.of(new Attention(4, List.of())));
        assertTrue(looked.same(longer) && looked.same(plain()));
        assertFalse(looked.equals(longer));
        var other = new Statement(DECISION, SUBJECT, VIEW, Outcome.REJECTED, "it runs", "no");
        assertFalse(looked.same(other));
    }

    @Test
    void attentionHasBounds() {
        new Attention(0, List.of());
        new Attention(Attention.MAX_SECONDS, many(Attention.MAX_OPENED));
        assertThrows(IllegalArgumentException.class, () -> new Attention(-1, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Attention(Attention.MAX_SECONDS + 1, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Attention(0, many(Attention.MAX_OPENED + 1)));
        assertThrows(IllegalArgumentException.class, () -> new Attention(0, List.of(VIEW, VIEW)));
        var half = Json.object().put("seconds", 1).build();
        var json = Json.object().put("attention", half);
        plain().json().members().forEach(json::put);
        assertThrows(JsonException.class, () -> Statement.read(json.build()));
    }

    private static Statement plain() {
        return new Statement(DECISION, SUBJECT, VIEW, Outcome.APPROVED, "it runs", "");
    }

    private static List<Digest> many(int count) {
        return IntStream.range(0, count).mapToObj(n -> digest("d" + n)).toList();
    }

    private static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
