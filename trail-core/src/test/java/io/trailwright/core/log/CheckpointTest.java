package io.trailwright.core.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.log.NoteException.Reason;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C2SP tlog-checkpoint: what a checkpoint is, byte for byte, and who must have signed it. */
class CheckpointTest {

    private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
    private static final String TEXT = "example.com/behind-the-sofa\n20852163\n" + ROOT + "\n";
    private static final Checkpoint CHECKPOINT = new Checkpoint(
            "example.com/behind-the-sofa",
            20_852_163,
            Digest.wrap(Base64.getDecoder().decode(ROOT)));

    private static final Ed25519NoteSigner LOG = Keys.signer("example.com/behind-the-sofa", 1);
    private static final Ed25519NoteSigner OTHER_LOG = Keys.signer("example.com/another", 2);

    @Test
    void theExampleOfTheSpecificationIsReadAndWritten() {
        String note = TEXT + "\n— example.com/behind-the-sofa "
                + "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n";
        SignedNote signed = SignedNote.parse(note);
        assertEquals(note, signed.encode());
        assertEquals(CHECKPOINT, Checkpoint.parse(signed.text()));
        assertEquals(TEXT, CHECKPOINT.text());
        assertEquals(0x033de0ae, signed.signatures().get(0).keyId());
    }

    @Test
    void aSignedCheckpointIsOpenedWithTheKeyOfItsLog() {
        String note = CHECKPOINT.sign(LOG).encode();
        assertEquals(CHECKPOINT, Checkpoint.open(note, List.of(OTHER_LOG.verifierKey(), LOG.verifierKey())));
    }

    @Test
    void aCheckpointWithAWitnessIsOpenedToo() {
        NoteSignature witness = CHECKPOINT.sign(OTHER_LOG).signatures().get(0);
        NoteSignature log = CHECKPOINT.sign(LOG).signatures().get(0);
        String note = new SignedNote(TEXT, List.of(witness, log)).encode();
        assertEquals(CHECKPOINT, Checkpoint.open(note, List.of(LOG.verifierKey())));
        assertEquals(CHECKPOINT, Checkpoint.open(note, List.of(LOG.verifierKey(), OTHER_LOG.verifierKey())));
        SignedNoteTest.refused(Reason.WRONG_ORIGIN, () -> Checkpoint.open(note, List.of(OTHER_LOG.verifierKey())));
    }

    @Test
    void theKeyOfOneLogDoesNotSignForAnother() {
        String note = CHECKPOINT.sign(OTHER_LOG).encode();
        SignedNoteTest.refused(Reason.WRONG_ORIGIN, () -> Checkpoint.open(note, List.of(OTHER_LOG.verifierKey())));
        SignedNoteTest.refused(Reason.NO_KNOWN_KEY, () -> Checkpoint.open(note, List.of(LOG.verifierKey())));
    }

    @Test
    void aChangedCheckpointIsRefused() {
        String note = CHECKPOINT.sign(LOG).encode();
        List<VerifierKey> known = List.of(LOG.verifierKey());
        for (String changed : List.of(
                note.replace("20852163", "20852164"),
                note.replace("CsUYap", "DsUYap"),
                note.replace("sofa\n2", "sofas\n2"),
                note.replace("2I=\n", "2I=\nextension\n"))) {
            SignedNoteTest.refused(Reason.BAD_SIGNATURE, () -> Checkpoint.open(changed, known));
        }
    }

    @Test
    void anUnchangedNoteThatIsNoCheckpointIsRefused() {
        String note = SignedNote.sign("hello\n", LOG).encode();
        SignedNoteTest.refused(Reason.MALFORMED, () -> Checkpoint.open(note, List.of(LOG.verifierKey())));
    }

    @Test
    void extensionsAreKept() {
        Checkpoint read = Checkpoint.parse(TEXT + "one\ntwo words\n");
        assertEquals(List.of("one", "two words"), read.extensions());
        assertEquals(TEXT + "one\ntwo words\n", read.text());
    }

    @Test
    void theEmptyLogAndTheLargestOneHaveCheckpoints() {
        String empty = "log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";
        assertEquals(new Checkpoint("log", 0, MerkleTree.emptyRoot()), Checkpoint.parse(empty));
        assertEquals(empty, Checkpoint.parse(empty).text());
        String largest = "log\n9223372036854775807\n" + ROOT + "\n";
        assertEquals(Long.MAX_VALUE, Checkpoint.parse(largest).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "log\n",
                "log\n1\n",
                "log\n1\n" + ROOT,
                "\n1\n" + ROOT + "\n",
                "1\n" + ROOT + "\n",
                "log\n\n" + ROOT + "\n",
                "log\n1\n\n",
                "log\n\n1\n" + ROOT + "\n",
                "\nlog\n1\n" + ROOT + "\n",
                "log\n01\n" + ROOT + "\n",
                "log\n00\n" + ROOT + "\n",
                "log\n+1\n" + ROOT + "\n",
                "log\n-1\n" + ROOT + "\n",
                "log\n 1\n" + ROOT + "\n",
                "log\n1 \n" + ROOT + "\n",
                "log\n1.0\n" + ROOT + "\n",
                "log\n1e3\n" + ROOT + "\n",
                "log\n0x1\n" + ROOT + "\n",
                "log\n\u0661\n" + ROOT + "\n",
                "log\n9223372036854775808\n" + ROOT + "\n",
                "log\n10000000000000000000\n" + ROOT + "\n",
                "log\n99999999999999999999999\n" + ROOT + "\n",
                "log\n0\n" + ROOT + "\n",
                "log\n1\n" + ROOT + "\n\n",
                "log\n1\n" + ROOT + "\n\nextension\n",
                "log\n1\n" + ROOT + "\nextension",
                "log\n1\n" + ROOT + " \n",
                "log\n1\n " + ROOT + "\n",
                "log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\n",
                "log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n",
                "log\n1\nCsUYapGGPo4dkMgIAUqom_Xajj7h2fB2MPA3j2jxq2I=\n",
                "log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxqw==\n",
                "log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2Jj\n",
                "log\r\n1\r\n" + ROOT + "\r\n",
                "log\n1\r\n" + ROOT + "\n",
                "lo\u0007g\n1\n" + ROOT + "\n",
                "lo\ud800g\n1\n" + ROOT + "\n"
            })
    void anythingElseIsNotACheckpoint(String text) {
        SignedNoteTest.refused(Reason.MALFORMED, () -> Checkpoint.parse(text));
    }

    @Test
    void whatCannotBeReadCannotBeMadeEither() {
        Digest root = CHECKPOINT.root();
        SignedNoteTest.refused(Reason.MALFORMED, () -> new Checkpoint("", 1, root));
        SignedNoteTest.refused(Reason.MALFORMED, () -> new Checkpoint("a\nb", 1, root));
        SignedNoteTest.refused(Reason.MALFORMED, () -> new Checkpoint("log", -1, root));
        SignedNoteTest.refused(Reason.MALFORMED, () -> new Checkpoint("log", 0, root));
        SignedNoteTest.refused(Reason.MALFORMED, () -> new Checkpoint("log", 1, root, List.of("")));
        SignedNoteTest.refused(Reason.MALFORMED, () -> new Checkpoint("log", 1, root, List.of("a\nb")));
    }
}
