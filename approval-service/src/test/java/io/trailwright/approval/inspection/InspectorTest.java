package io.trailwright.approval.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.approval.inspection.Inspection.Elsewhere;
import io.trailwright.approval.inspection.Inspection.Image;
import io.trailwright.approval.inspection.Inspection.Mail;
import io.trailwright.approval.inspection.Inspection.Mail.Field;
import io.trailwright.approval.inspection.Inspection.Pdf;
import io.trailwright.approval.inspection.Inspection.Table;
import io.trailwright.approval.inspection.Inspection.Text;
import io.trailwright.approval.inspection.Inspection.Uninspectable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a document can be looked at: its bytes decide, and what they do not bear out cannot be inspected. */
class InspectorTest {

    @Test
    void textIsTextAndMarkupIsItsSource() {
        assertEquals(new Text("grüße", ""), inspect("text/plain", "grüße"));
        assertEquals(
                "<b>x</b>",
                assertInstanceOf(Text.class, inspect("text/html", "<b>x</b>")).text());
        assertEquals(
                "<svg/>",
                assertInstanceOf(Text.class, inspect("image/svg+xml", "<svg/>")).text());
        assertEquals(
                new Text("grüße", ""),
                Inspector.inspect(
                        "text/plain; charset=ISO-8859-1", Optional.of("grüße".getBytes(StandardCharsets.ISO_8859_1))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text/plain                | is not text in UTF-8
            text/csv                  | is not text in UTF-8
            application/json          | is not text in UTF-8
            message/rfc822            | is not text in UTF-8
            text/plain; charset=utf-7 | names a character set that is not known here
            application/zip           | is of a kind that cannot be shown here
            application/octet-stream  | is of a kind that cannot be shown here
            application/msword        | is of a kind that cannot be shown here
            application/pdf           | is declared as a PDF and is not one
            image/png                 | is declared as a PNG picture and is none that is shown here
            image/webp                | is declared as a picture and is none that is shown here
            """)
    void bytesThatDoNotBearOutTheirTypeCannotBeInspected(String type, String reason) {
        var bytes = new byte[] {'P', 'K', 3, 4, (byte) 0xFF, (byte) 0xFE, 0, 1};
        assertEquals(new Uninspectable(reason), Inspector.inspect(type, Optional.of(bytes)));
    }

    @Test
    void whatIsTooLargeCannotBeInspected() {
        assertEquals(
                new Uninspectable("is longer than the 400000 characters that are shown of a document"),
                inspect("text/plain", "x".repeat(Inspection.MAX_CHARACTERS + 1)));
        assertInstanceOf(Text.class, inspect("text/plain", "x".repeat(Inspection.MAX_CHARACTERS)));
        assertEquals(
                new Uninspectable("is too large to be shown"),
                Inspector.inspect("application/pdf", Optional.of(new byte[10_000_001])));
        assertEquals(new Uninspectable("is declared as text and is not"), inspect("text/plain", "a\0b"));
        assertEquals(new Elsewhere(), Inspector.inspect("application/zip", Optional.empty()));
    }

    @Test
    void jsonIsIndentedAndItsValuesStayAsTheyWereSent() {
        assertEquals(
                new Text("{\n  \"amount\": 48250.00,\n  \"a:{\\\"\": [\n    1,\n    {},\n    []\n  ]\n}", "Indented."),
                inspect("application/json", "{\"amount\":48250.00, \"a:{\\\"\":[1,{ },[ ]]}"));
        var ambiguous = assertInstanceOf(Text.class, inspect("application/json", "{\"a\":1,\"a\":2}"));
        assertEquals("{\"a\":1,\"a\":2}", ambiguous.text());
        assertTrue(ambiguous.note().startsWith("Shown as it was sent"));
    }

    @Test
    void separatedValuesAreATableOrText() {
        assertEquals(
                new Table(List.of(List.of("a", "b;c"), List.of("1, \"x\"", "line\nbreak"), List.of("", ""))),
                inspect("text/csv", "a,b;c\r\n\"1, \"\"x\"\"\",\"line\nbreak\"\n,\n"));
        assertEquals(new Table(List.of(List.of("a", "b"), List.of("1,5", "2"))), inspect("text/csv", "a;b\n1,5;2"));
        for (var broken : List.of("a,\"b", "a,b\"c", "\"a\"b,c", "")) {
            assertEquals(
                    broken,
                    assertInstanceOf(Text.class, inspect("text/csv", broken)).text());
        }
        assertInstanceOf(Text.class, inspect("text/csv", ",".repeat(100)));
    }

    @Test
    void aMessageIsItsFieldsAndItsText() {
        var mail = assertInstanceOf(
                Mail.class,
                inspect(
                        "message/rfc822",
                        "From: =?UTF-8?Q?J=C3=B6rg_P?= <j@x.example>\r\nSubject: new\r\n account\r\n"
                                + "Content-Transfer-Encoding: quoted-printable\r\n\r\nIBAN =3D DE02=\r\n 1203\r\n"));
        assertEquals(new Field("From", "Jörg P <j@x.example>"), mail.headers().get(0));
        assertEquals(new Field("Subject", "new account"), mail.headers().get(1));
        assertEquals("IBAN = DE02 1203\n", mail.text());
        var parts =
                assertInstanceOf(Mail.class, inspect("message/rfc822", "Content-Type: multipart/mixed\n\n--x\ntext\n"));
        assertEquals("--x\ntext\n", parts.text());
        assertTrue(parts.note().contains("shown as it was sent"));
        assertInstanceOf(Text.class, inspect("message/rfc822", "no message"));
        assertInstanceOf(Text.class, inspect("message/rfc822", "A: b\nno field\n\nx"));
    }

    @Test
    void picturesAreToldByTheirBytes() {
        assertEquals(new Image("image/png", 300, 160), Inspector.inspect("image/png", Optional.of(png(300, 160))));
        assertEquals(new Image("image/jpeg", 5, 7), Inspector.inspect("image/jpeg", Optional.of(jpeg())));
        assertEquals(
                new Uninspectable("is a picture of another kind than declared"),
                Inspector.inspect("image/png", Optional.of(jpeg())));
        assertEquals(
                new Uninspectable("is a picture of a size that is not shown"),
                Inspector.inspect("image/png", Optional.of(png(100_000, 100_000))));
        assertEquals(
                new Uninspectable("is a picture of a size that is not shown"),
                Inspector.inspect("image/png", Optional.of(png(0, 5))));
        var animated = ByteBuffer.allocate(60).put(png(1, 1)).putInt(8).put("acTL".getBytes(StandardCharsets.US_ASCII));
        assertEquals(
                new Uninspectable("is a picture that cannot be read"),
                Inspector.inspect("image/png", Optional.of(animated.array())));
        assertTrue(new Image("image/png", 800, 800).whole());
        assertTrue(!new Image("image/png", 801, 10).whole(), "it is made smaller, so it is not seen whole");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Encrypt 5 0 R", "/#45ncrypt<<>>", "/Encrypt<</Filter/Standard>>"})
    void anEncryptedPdfCannotBeInspected(String trailer) {
        assertEquals(
                new Uninspectable("is an encrypted PDF"),
                inspect("application/pdf", "%PDF-1.7\ntrailer<<" + trailer + ">>"));
    }

    @Test
    void aPdfIsAFileWithWhatCanBeSaidOfIt() {
        assertEquals(
                new Pdf(Optional.of(2), List.of("It contains a script.", "It can start a program.")),
                inspect(
                        "application/pdf",
                        "%PDF-1.7\n/Type /Pages /Type /Page /Type/Page /J#61vaScript /Launch /EncryptMetadata"));
        assertEquals(
                new Pdf(Optional.empty(), List.of()),
                inspect("application/pdf", "%PDF-1.7\n/Type /ObjStm /Type /Page"));
    }

    /** Whatever the bytes are, there is an answer. */
    @Test
    void noBytesStopTheInspection() {
        var random = new Random(20261126);
        var heads = List.of(
                png(10, 10),
                jpeg(),
                "%PDF-1.7".getBytes(StandardCharsets.US_ASCII),
                "{\"a\":".getBytes(StandardCharsets.US_ASCII),
                new byte[0]);
        var types = List.of(
                "image/png", "image/jpeg", "application/pdf", "application/json", "text/csv", "message/rfc822", "x/y");
        for (int n = 0; n < 20_000; n++) {
            var head = heads.get(random.nextInt(heads.size()));
            var tail = new byte[random.nextInt(40)];
            random.nextBytes(tail);
            if (random.nextBoolean()) {
                for (int at = 0; at < tail.length; at++) {
                    tail[at] = (byte) ("\"{}[]:,;\n\r =?-a1".charAt(Math.floorMod(tail[at], 16)));
                }
            }
            var bytes = ByteBuffer.allocate(head.length + tail.length)
                    .put(head)
                    .put(tail)
                    .array();
            Inspector.inspect(types.get(random.nextInt(types.size())), Optional.of(bytes));
        }
    }

    private static Inspection inspect(String type, String content) {
        return Inspector.inspect(type, Optional.of(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] png(int width, int height) {
        return ByteBuffer.allocate(33)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'})
                .putInt(13)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .array();
    }

    private static byte[] jpeg() {
        return new byte[] {
            (byte) 0xFF,
            (byte) 0xD8,
            (byte) 0xFF,
            (byte) 0xE0,
            0,
            4,
            1,
            1,
            (byte) 0xFF,
            (byte) 0xC0,
            0,
            11,
            8,
            0,
            7,
            0,
            5,
            1,
            1,
            0x11,
            0,
            (byte) 0xFF,
            (byte) 0xD9
        };
    }
}
