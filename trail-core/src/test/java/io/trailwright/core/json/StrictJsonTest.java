package io.trailwright.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\":1}x",
                "{\"a\":1} {}",
                "[1,]",
                "{\"a\":1,\"a\":2}",
                "{\"a\":{\"b\":1,\"b\":1}}",
                "NaN",
                "Infinity",
                "-Infinity",
                "1e400",
                "01",
                "+1",
                ".5",
                "'a'",
                "{a:1}",
                "// c\n1",
                "\"\\ud800\"",
                "\"\\udc00x\"",
                "{\"\\ud800\":1}",
                "9007199254740993",
                "-9007199254740993",
                "123456789012345678901234567890",
                "-9223372036854775808",
                "1e17",
                "9007199254740994.0",
                "1000000000000000000000000",
                "\"\u0001\"",
                "nul",
                "\uFEFF{}"
            })
    void whatTwoParsersCouldReadDifferentlyIsRefused(String text) {
        assertThrows(JsonException.class, () -> Json.parse(text.getBytes(UTF_8)), text);
    }

    @ParameterizedTest
    @CsvSource({"{\"a\":[1;{\"b\":9007199254740993}]}, /a/1/b", "{\"x\":{\"y\":1e999}}, /x/y", "[\"\\ud800\"], /0"})
    void theRefusalNamesThePlace(String text, String pointer) {
        var refusal = assertThrows(
                JsonException.class, () -> Json.parse(text.replace(';', ',').getBytes(UTF_8)));
        assertEquals(pointer, refusal.pointer());
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        assertThrows(JsonException.class, () -> Json.parse(new byte[] {'"', (byte) 0xc3, '"'}));
        assertThrows(
                JsonException.class, () -> Json.parse(new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'}));
    }

    @Test
    void nestingIsBounded() {
        Json.parse(("[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH)).getBytes(UTF_8));
        assertThrows(
                JsonException.class,
                () -> Json.parse(("[".repeat(Json.MAX_DEPTH + 1) + "]".repeat(Json.MAX_DEPTH + 1)).getBytes(UTF_8)));
    }

    @Test
    void integersUpToTheExactBoundAreKept() {
        assertEquals(new Json.Num(9007199254740992.0), Json.parse("9007199254740992".getBytes(UTF_8)));
        assertEquals(
                "-9007199254740992",
                new String(Json.parse("-9007199254740992".getBytes(UTF_8)).canonical(), UTF_8));
    }

    @Test
    void anAbsentOrWronglyTypedMemberIsNamed() {
        var object =
                Json.object().put("n", "text").put("half", new Json.Num(0.5)).build();
        assertEquals(
                "/absent",
                assertThrows(JsonException.class, () -> object.string("absent")).pointer());
        assertEquals(
                "/n",
                assertThrows(JsonException.class, () -> object.integer("n")).pointer());
        assertEquals(
                "/half",
                assertThrows(JsonException.class, () -> object.integer("half")).pointer());
        assertEquals(
                "/n",
                assertThrows(JsonException.class, () -> object.object("n")).pointer());
    }
}
