package io.trailwright.core.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.trailwright.core.log.NoteException.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * C2SP tlog-cosignature, against what two Go implementations sign: filippo.io/torchwood v0.6.1 and
 * github.com/transparency-dev/formats v0.1.1. Both were given keys with the seeds 07…07 and 08…08 at the time
 * 1795676069 (torchwood's {@code NewCosignatureSigner} and formats' {@code NewSignerForCosignatureV1}, then
 * {@code note.Sign}); their lines were the same.
 */
class CosignatureTest {

    private static final String TEXT =
            "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
    private static final String EXTENDED = TEXT + "extension 1\nextension 2\n";
    private static final long TIME = 1_795_676_069;

    private static final String W1 = "witness.example.com/w1+8122a5ab+BOpKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs";
    private static final String W1_LINE = "— witness.example.com/w1 gSKlqwAAAABrB9elw281+BGYfOYEwe23CpHwdDjVQSpA6cDD"
            + "m8pifxXL2sgOujbJj8sYj5pzjxw0i8sty1j0jj+B8xZTxqzA6uxZAg==\n";
    private static final String W1_EXTENDED_LINE =
            "— witness.example.com/w1 gSKlqwAAAABrB9elOkgskr3r1fHIVHbGG5m2ylI0CH8dJdup"
                    + "g8kq1prOCNICLV3bqL2CLrlj1ybnmRUF1APlknWvjKheo+YZsKsSDA==\n";
    private static final String W2 = "trailwright.test/ä+63918834+BBOY9ixtGkV8UbpqS189vS9p/KkyFiGNyJl+QWvRfZPK";
    private static final String W2_LINE = "— trailwright.test/ä Y5GINAAAAABrB9elEoqsM49TBenJCQXclbbrgMcTmP8YASTG38e5"
            + "7IEbyfTSPdND7DRab0kmMMixCttIvFWewQ/lIsLpBpgSPY/8BA==\n";
    private static final String W2_EXTENDED_LINE =
            "— trailwright.test/ä Y5GINAAAAABrB9elGtTMVKtyRDYxjwR4lrM8S8PmR3UlqPPs3Gwy"
                    + "R6Sq68p2okko7JF3M5Zxtvl9vRnnZB03QmUinLzpOrM+e+OzCw==\n";

    private static final CosignerKey KEY = CosignerKey.parse(W1);
    private static final SignedNote NOTE = note(TEXT, W1_LINE);

    private static SignedNote note(String text, String... lines) {
        return SignedNote.parse(text + "\n" + String.join("", lines));
    }

    static Stream<Arguments> whatTheGoImplementationsSign() {
        return Stream.of(
                Arguments.of("witness.example.com/w1", 7, W1, TEXT, W1_LINE),
                Arguments.of("witness.example.com/w1", 7, W1, EXTENDED, W1_EXTENDED_LINE),
                Arguments.of("trailwright.test/ä", 8, W2, TEXT, W2_LINE),
                Arguments.of("trailwright.test/ä", 8, W2, EXTENDED, W2_EXTENDED_LINE));
    }

    @ParameterizedTest
    @MethodSource
    void whatTheGoImplementationsSign(String name, int seed, String vkey, String text, String line) {
        // Given
        Cosigner cosigner = Keys.cosigner(name, seed);
        // When
        Cosignature made = cosigner.cosign(Checkpoint.parse(text), TIME);
        // Then
        assertEquals(vkey, cosigner.key().toString());
        assertEquals(line, made.line(cosigner.key()).format() + "\n");
        assertEquals(Optional.of(made), CosignerKey.parse(vkey).cosignature(note(text, line)));
        assertEquals(Instant.ofEpochSecond(TIME), made.at());
    }

    @Test
    void theTimeInTheExampleOfTheSpecificationIsRead() {
        SignedNote example = note(
                TEXT,
                "— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZ"
                        + "qhf5nNo0xUe+mbIUBkBIfZ+qnA==\n");
        assertEquals(1_679_315_147, Cosignature.of(example.signatures().get(0)).time());
    }

    @Test
    void keysThatOthersPublishAreReadAndAKeyOfALogIsNot() {
        String published = "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2";
        assertEquals(published, CosignerKey.parse(published).toString());
        SignedNoteTest.refused(Reason.MALFORMED, () -> CosignerKey.parse(Keys.PETER_VKEY));
        SignedNoteTest.refused(Reason.MALFORMED, () -> VerifierKey.parse(W1));
    }

    @Test
    void theKeyOfALogAndOfAWitnessDifferThoughTheirBytesAreTheSame() {
        CosignerKey witness = Keys.cosigner("same.example", 7).key();
        VerifierKey log = Keys.signer("same.example", 7).verifierKey();
        assertNotEquals(log.keyId(), witness.keyId());
        // and what one signs the other did not
        Checkpoint checkpoint = new Checkpoint("same.example", 1, MerkleTree.emptyRoot());
        assertEquals(Optional.empty(), witness.cosignature(checkpoint.sign(Keys.signer("same.example", 7))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "witness.example.com/w1",
                "witness.example.com/w1+8122a5ab",
                "witness.example.com/w1+8122a5ac+BOpKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs",
                "witness.example.com/w1+8122A5AB+BOpKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs",
                "witness.example.com/w2+8122a5ab+BOpKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs",
                "witness.example.com/w1+8122a5ab+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs",
                "witness.example.com/w1+8122a5ab+BupKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs",
                "witness.example.com/w1+8122a5ab+BOpKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtI=",
                "witness.example.com/w1+8122a5ab+BOpKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIsAA==",
                "witness.example.com/w1+8122a5ab+BOpKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs\n",
                " witness.example.com/w1+8122a5ab+BOpKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs"
            })
    void anythingElseIsNotTheKeyOfAWitness(String vkey) {
        SignedNoteTest.refused(Reason.MALFORMED, () -> CosignerKey.parse(vkey));
    }

    @Test
    void noBitOfACosignatureCanChange() {
        NoteSignature good = NOTE.signatures().get(0);
        for (int bit = 0; bit < 8 * good.signature().length; bit++) {
            // Given: the time's bits are signed too
            byte[] changed = good.signature();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            SignedNote note = new SignedNote(TEXT, List.of(new NoteSignature(good.name(), good.keyId(), changed)));
            // When, then
            SignedNoteTest.refused(Reason.BAD_SIGNATURE, () -> KEY.cosignature(note));
        }
    }

    @Test
    void aCosignatureIsOfThisCheckpointAlone() {
        for (String other : List.of(
                TEXT.replace("sofa", "sofas"),
                TEXT.replace("20852163", "20852164"),
                TEXT.replace("CsU", "DsU"),
                TEXT + "extension\n",
                EXTENDED)) {
            SignedNoteTest.refused(Reason.BAD_SIGNATURE, () -> KEY.cosignature(note(other, W1_LINE)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 64, 71, 73, 100})
    void bytesOfAnotherLengthAreNotACosignature(int length) {
        SignedNote note = new SignedNote(TEXT, List.of(new NoteSignature(KEY.name(), KEY.keyId(), new byte[length])));
        SignedNoteTest.refused(Reason.BAD_SIGNATURE, () -> KEY.cosignature(note));
    }

    @Test
    void linesOfOtherKeysAreIgnoredWhateverIsInThem() {
        // Given: another witness's line, a line with the right name and another id, and one the other way round
        NoteSignature good = NOTE.signatures().get(0);
        SignedNote note = NOTE.with(List.of(
                note(TEXT, W2_LINE).signatures().get(0),
                new NoteSignature(good.name(), good.keyId() + 1, new byte[1]),
                new NoteSignature("witness.example.com/w2", good.keyId(), new byte[1])));
        // When, then
        assertEquals(TIME, KEY.cosignature(note).orElseThrow().time());
        assertEquals(TIME, CosignerKey.parse(W2).cosignature(note).orElseThrow().time());
        assertEquals(Optional.empty(), Keys.cosigner("nobody.example", 9).key().cosignature(note));
    }

    @Test
    void ofSeveralCosignaturesTheLatestCountsAndAForgedOneSpoilsThemAll() {
        Cosigner cosigner = Keys.cosigner("witness.example.com/w1", 7);
        Checkpoint checkpoint = Checkpoint.parse(TEXT);
        List<NoteSignature> lines = new ArrayList<>();
        for (long time : new long[] {TIME - 5, TIME + 5, TIME}) {
            lines.add(cosigner.cosign(checkpoint, time).line(KEY));
        }
        SignedNote note = new SignedNote(TEXT, lines);
        assertEquals(TIME + 5, KEY.cosignature(note).orElseThrow().time());
        SignedNote spoilt = note.with(List.of(new NoteSignature(KEY.name(), KEY.keyId(), new byte[72])));
        SignedNoteTest.refused(Reason.BAD_SIGNATURE, () -> KEY.cosignature(spoilt));
    }

    @Test
    void aTextThatIsNoCheckpointHasNoCosignatures() {
        SignedNoteTest.refused(Reason.MALFORMED, () -> KEY.cosignature(note("hello\n", W1_LINE)));
    }

    @Test
    void timesReachFromTheEpochToTheEndOfSigned64Bits() {
        Cosigner cosigner = Keys.cosigner("witness.example.com/w1", 7);
        for (long time : new long[] {0, 1, Long.MAX_VALUE}) {
            Cosignature made = cosigner.cosign(Checkpoint.parse(TEXT), time);
            SignedNote note = new SignedNote(TEXT, List.of(made.line(KEY)));
            assertEquals(Optional.of(made), KEY.cosignature(note));
        }
        assertEquals(
                Instant.MAX.getEpochSecond(),
                new Cosignature(Long.MAX_VALUE, new byte[64]).at().getEpochSecond());
        SignedNoteTest.refused(Reason.BAD_SIGNATURE, () -> cosigner.cosign(Checkpoint.parse(TEXT), -1));
        SignedNoteTest.refused(Reason.BAD_SIGNATURE, () -> new Cosignature(1, new byte[63]));
    }

    @Test
    void whatAWitnessAnswersIsReadAndAddedToTheNote() {
        // Given
        SignedNote log = Checkpoint.parse(TEXT).sign(Keys.signer("example.com/behind-the-sofa", 1));
        // When
        SignedNote witnessed =
                log.with(NoteSignature.parseLines(W2_LINE + W1_LINE)).with(NoteSignature.parseLines(W1_LINE));
        // Then
        assertEquals(log.encode() + W2_LINE + W1_LINE, witnessed.encode());
        assertEquals(TIME, KEY.cosignature(witnessed).orElseThrow().time());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "hello\n", "hello\n\n", "\n\n", "— a\n"})
    void whatAWitnessAnswersIsSignatureLinesAndNothingElse(String around) {
        SignedNoteTest.refused(Reason.MALFORMED, () -> NoteSignature.parseLines(around));
        SignedNoteTest.refused(Reason.MALFORMED, () -> NoteSignature.parseLines(W1_LINE.strip()));
        if (!around.isEmpty()) {
            SignedNoteTest.refused(Reason.MALFORMED, () -> NoteSignature.parseLines(around + W1_LINE));
            SignedNoteTest.refused(Reason.MALFORMED, () -> NoteSignature.parseLines(W1_LINE + around));
        }
    }

    @Test
    void aKeyIsWhatItsNameAndBytesAre() {
        assertEquals(KEY, CosignerKey.of(KEY.name(), KEY.publicKey()));
        assertNotEquals(KEY, CosignerKey.of("another", KEY.publicKey()));
        assertThrows(IllegalArgumentException.class, () -> CosignerKey.of("a", new byte[31]));
        SignedNoteTest.refused(Reason.MALFORMED, () -> CosignerKey.of("a b", KEY.publicKey()));
    }
}
