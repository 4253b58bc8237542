package io.trailwright.core.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.trailwright.core.log.NoteException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C2SP signed-note, with the keys, notes and refusals of the Go implementation's own tests. */
class SignedNoteTest {

    private static final VerifierKey PETER = VerifierKey.parse(Keys.PETER_VKEY);
    private static final VerifierKey ENOCH = VerifierKey.parse(Keys.ENOCH_VKEY);
    private static final String NOTE = Keys.TEXT + "\n" + Keys.PETER_LINE;

    @Test
    void signingGivesTheBytesThatTheGoImplementationGives() {
        assertEquals(NOTE, SignedNote.sign(Keys.TEXT, Keys.peter()).encode());
        assertEquals(PETER, Keys.peter().verifierKey());
    }

    @Test
    void aNoteThatWasReadIsWrittenAsItWas() {
        String note = NOTE + Keys.ENOCH_LINE;
        SignedNote read = SignedNote.parse(note);
        assertEquals(Keys.TEXT, read.text());
        assertEquals(2, read.signatures().size());
        assertEquals(note, read.encode());
        assertEquals(read, SignedNote.parse(note.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theLastEmptyLineSeparatesTextAndSignatures() {
        String text = "ed è subito sera.\n\n— not a signature\n\n";
        String note = SignedNote.sign(text, Keys.peter()).encode();
        assertEquals(text, SignedNote.parse(note).text());
        assertEquals(text, PETER.verify(SignedNote.parse(note)));
    }

    @Test
    void knownKeysAreVerifiedAndUnknownOnesIgnored() {
        // Given: both have signed, and one line in the name of a key that nobody knows is garbage
        SignedNote note = SignedNote.parse(NOTE + Keys.ENOCH_LINE + "— Nobody AAAAAAAA\n");
        // Then
        assertEquals(List.of(PETER), note.verify(List.of(PETER)));
        assertEquals(List.of(PETER, ENOCH), note.verify(List.of(ENOCH, PETER)));
        assertEquals(List.of(PETER), note.verify(List.of(PETER, PETER)));
        assertEquals(Keys.TEXT, ENOCH.verify(note));
    }

    @Test
    void aKeyThatSharesOnlyNameOrOnlyIdIsUnknown() {
        SignedNote note = SignedNote.parse(NOTE);
        VerifierKey sameName = Keys.signer("PeterNeumann", 1).verifierKey();
        refused(Reason.NO_KNOWN_KEY, () -> note.verify(List.of(sameName)));
        refused(Reason.NO_KNOWN_KEY, () -> note.verify(List.of(ENOCH)));
        refused(Reason.NO_KNOWN_KEY, () -> note.verify(List.of()));
        SignedNote sameId = SignedNote.parse(NOTE.replace("— PeterNeumann ", "— PeterNeuman "));
        refused(Reason.NO_KNOWN_KEY, () -> sameId.verify(List.of(PETER)));
    }

    @Test
    void oneBadSignatureInTheNameOfAKnownKeyRefusesTheWholeNote() {
        String forged = Keys.ENOCH_LINE.replace("O3NbfRGz", "O3NbfRGy");
        for (String note : List.of(
                NOTE.replace("answer", "Answer"),
                NOTE + forged,
                Keys.TEXT + "\n" + forged + Keys.PETER_LINE,
                NOTE + Keys.PETER_LINE.replace("pRZb6KE", "pRZb6KF"),
                NOTE.replace("NXgKvqfqdn", "NXgKABCDvqfqdn"),
                NOTE.replace("wJnAM=", "wJnAMA"))) {
            refused(Reason.BAD_SIGNATURE, () -> SignedNote.parse(note).verify(List.of(PETER, ENOCH)));
        }
    }

    @Test
    void anyFlippedBitOfTheSignatureRefusesTheNote() {
        NoteSignature good = SignedNote.parse(NOTE).signatures().get(0);
        for (int bit = 0; bit < 512; bit++) {
            byte[] signature = good.signature();
            signature[bit / 8] ^= (byte) (1 << bit % 8);
            SignedNote note =
                    new SignedNote(Keys.TEXT, List.of(new NoteSignature(good.name(), good.keyId(), signature)));
            refused(Reason.BAD_SIGNATURE, () -> PETER.verify(note));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\n\n",
                "text\n",
                "text\n\n",
                "text\n\n\n",
                "text\n— a AAAAAAAA\n",
                "\n— a AAAAAAAA\n",
                "text\n\n— a AAAAAAAA",
                "text\n\n— a AAAAAAAA\n\n",
                "text\n\n— a AAAAAAAA\nmore\n",
                "text\n\nmore\n— a AAAAAAAA\n",
                "te\rxt\n\n— a AAAAAAAA\n",
                "te\txt\n\n— a AAAAAAAA\n",
                "\u0001text\n\n— a AAAAAAAA\n",
                "text\n\n— a AAAAAAAA\r\n",
                "te\ud800xt\n\n— a AAAAAAAA\n",
                "text\n\n- a AAAAAAAA\n",
                "text\n\n-- a AAAAAAAA\n",
                "text\n\n—a AAAAAAAA\n",
                "text\n\n–\u00a0a AAAAAAAA\n",
                "text\n\n—  a AAAAAAAA\n",
                "text\n\n— a  AAAAAAAA\n",
                "text\n\n— a AAAAAAAA \n",
                "text\n\n— a\n",
                "text\n\n—  AAAAAAAA\n",
                "text\n\n— a b AAAAAAAA\n",
                "text\n\n— a+b AAAAAAAA\n",
                "text\n\n— a\u00a0b AAAAAAAA\n",
                "text\n\n— a\u2003b AAAAAAAA\n",
                "text\n\n— a\u0085b AAAAAAAA\n",
                "text\n\n— a \n",
                "text\n\n— a AAAAAA==\n",
                "text\n\n— a AAAAAAA\n",
                "text\n\n— a AAAAAAB=\n",
                "text\n\n— a AAAAAA-_\n",
                "text\n\n— a AAAAAAAA=\n",
                "text\n\n— a AAAAA*AA\n",
                "text\n\n— a AAAAAAAÀ\n",
                " text\n\n — a AAAAAAAA\n"
            })
    void anythingElseIsNotANote(String note) {
        refused(Reason.MALFORMED, () -> SignedNote.parse(note));
    }

    @Test
    void theSmallestNotesAreRead() {
        assertEquals("\n", SignedNote.parse("\n\n— a AAAAAAA=\n").text());
        assertEquals("\n\n", SignedNote.parse("\n\n\n— a AAAAAAA=\n").text());
        NoteSignature signature =
                SignedNote.parse("text\n\n— a/b AQIDBAU=\n").signatures().get(0);
        assertEquals(new NoteSignature("a/b", 0x01020304, new byte[] {5}), signature);
        assertEquals("— a/b AQIDBAU=", signature.toString());
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] note = NOTE.getBytes(StandardCharsets.UTF_8);
        for (int bad : new int[] {0xff, 0xc0, 0x80}) {
            byte[] broken = note.clone();
            broken[0] = (byte) bad;
            refused(Reason.MALFORMED, () -> SignedNote.parse(broken));
        }
        byte[] cut = Arrays.copyOf("text\n\n— a AAAAAAAA\n\u2014".getBytes(StandardCharsets.UTF_8), 22);
        refused(Reason.MALFORMED, () -> SignedNote.parse(cut));
    }

    @Test
    void upToAHundredSignaturesAndAMillionBytesAreRead() {
        String start = Keys.TEXT + "\n";
        assertEquals(
                100,
                SignedNote.parse(start + Keys.PETER_LINE.repeat(100))
                        .signatures()
                        .size());
        refused(Reason.MALFORMED, () -> SignedNote.parse(start + Keys.PETER_LINE.repeat(101)));
        refused(Reason.MALFORMED, () -> SignedNote.parse("a".repeat(1_000_000) + NOTE));
        refused(Reason.MALFORMED, () -> SignedNote.parse(new byte[1_000_001]));
    }

    @Test
    void whatCannotBeReadCannotBeMadeEither() {
        NoteSignature good = SignedNote.parse(NOTE).signatures().get(0);
        refused(Reason.MALFORMED, () -> new SignedNote("no newline", List.of(good)));
        refused(Reason.MALFORMED, () -> new SignedNote("", List.of(good)));
        refused(Reason.MALFORMED, () -> new SignedNote("a\u0000b\n", List.of(good)));
        refused(Reason.MALFORMED, () -> new SignedNote("text\n", List.of()));
        refused(Reason.MALFORMED, () -> SignedNote.sign("lone \udc00 surrogate\n", Keys.peter()));
        refused(Reason.MALFORMED, () -> new NoteSignature("a b", 1, new byte[64]));
        refused(Reason.MALFORMED, () -> new NoteSignature("", 1, new byte[64]));
        refused(Reason.MALFORMED, () -> new NoteSignature("a\nb", 1, new byte[64]));
        refused(Reason.MALFORMED, () -> new NoteSignature("a", 1, new byte[0]));
    }

    static void refused(Reason reason, Executable reading) {
        NoteException refusal = assertThrows(NoteException.class, reading);
        assertEquals(reason, refusal.reason(), refusal.getMessage());
    }
}
