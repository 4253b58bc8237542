package io.trailwright.core.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.log.NoteException.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** C2SP tlog-proof: one text for index, inclusion proof and signed checkpoint. */
class TlogProofTest {

    private static final NaiveTree TREE = NaiveTree.of(40);
    private static final Ed25519NoteSigner LOG = Keys.signer("log.example/acme", 1);
    private static final Ed25519NoteSigner STRANGER = Keys.signer("stranger.example", 2);
    private static final List<VerifierKey> KEYS = List.of(LOG.verifierKey());

    private static String checkpoint(int size) {
        return new Checkpoint(LOG.name(), size, TREE.root(size)).sign(LOG).encode();
    }

    private static TlogProof proof(int index, int size, byte... extra) {
        return new TlogProof(
                extra.length == 0 ? Optional.empty() : Optional.of(extra),
                index,
                TREE.path(index, 0, size),
                checkpoint(size));
    }

    @Test
    void theTextIsHeaderExtraIndexHashesAndTheCheckpointAsItIs() {
        // Given
        var siblings = TREE.path(5, 0, 7);
        // When
        var text = proof(5, 7, (byte) 'h', (byte) 'i').encode();
        // Then
        assertEquals(
                "c2sp.org/tlog-proof@v1\nextra aGk=\nindex 5\n"
                        + NoteText.base64(siblings.get(0).bytes()) + "\n"
                        + NoteText.base64(siblings.get(1).bytes()) + "\n"
                        + NoteText.base64(siblings.get(2).bytes()) + "\n\n"
                        + checkpoint(7),
                text);
        assertEquals(
                "c2sp.org/tlog-proof@v1\nindex 0\n\n" + checkpoint(1),
                proof(0, 1).encode());
    }

    @Test
    void whatIsWrittenIsReadAndProvesItsLeafAndNoOther() {
        var random = new Random(27);
        for (int round = 0; round < 500; round++) {
            // Given
            int size = 1 + random.nextInt(40);
            int index = random.nextInt(size);
            var extra = new byte[random.nextInt(4)];
            random.nextBytes(extra);
            var proof = proof(index, size, extra);
            // When
            var read = TlogProof.parse(proof.encode().getBytes(UTF_8));
            // Then
            assertEquals(proof, read);
            assertEquals(proof.encode(), read.encode());
            assertEquals(size, read.verify(TREE.leaves().get(index), KEYS).size());
            var other = TREE.leaves().get((index + 1) % 40);
            assertThrows(ProofException.class, () -> read.verify(other, KEYS));
            if (extra.length == 0) {
                assertEquals(proof.encode(), TlogProof.format(index, proof.path(), proof.checkpoint()));
            }
        }
    }

    @Test
    void noBitOfAProofChangesUnnoticedButWhatNobodyThatIsTrustedHasSigned() {
        // Given a proof with extra data and with the signature of a key that the verifier does not know
        var head = new Checkpoint(LOG.name(), 7, TREE.root(7));
        var note = new SignedNote(
                head.text(),
                List.of(
                        head.sign(LOG).signatures().get(0),
                        head.sign(STRANGER).signatures().get(0)));
        var proof = new TlogProof(Optional.of(new byte[] {1, 2, 3}), 5, TREE.path(5, 0, 7), note.encode());
        var text = proof.encode().getBytes(UTF_8);
        int extraFrom = "c2sp.org/tlog-proof@v1\nextra ".length();
        int strangerFrom = text.length - (note.signatures().get(1).format() + "\n").getBytes(UTF_8).length;

        for (int at = 0; at < text.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                // When
                var changed = text.clone();
                changed[at] ^= (byte) (1 << bit);
                var accepted = accepted(changed);
                // Then
                var place = "byte " + at + ", bit " + bit;
                if (at >= extraFrom && at < extraFrom + 4) {
                    accepted.ifPresent(read -> {
                        assertFalse(
                                Arrays.equals(
                                        proof.extra().orElseThrow(),
                                        read.extra().orElseThrow()),
                                place);
                        assertEquals(proof.checkpoint(), read.checkpoint(), place);
                    });
                } else if (at >= strangerFrom) {
                    accepted.ifPresent(read -> assertEquals(
                            note.signatures().get(0),
                            SignedNote.parse(read.checkpoint()).signatures().get(0),
                            place));
                } else {
                    assertTrue(accepted.isEmpty(), place);
                }
            }
        }
        assertEquals(Optional.of(proof), accepted(text));
    }

    private static Optional<TlogProof> accepted(byte[] text) {
        try {
            var read = TlogProof.parse(text);
            read.verify(TREE.leaves().get(5), KEYS);
            return Optional.of(read);
        } catch (NoteException | ProofException refused) {
            return Optional.empty();
        }
    }

    static Stream<Arguments> malformed() {
        var hash = NoteText.base64(TREE.leaves().get(0).bytes());
        var head = "c2sp.org/tlog-proof@v1\n";
        var rest = "\n" + checkpoint(2);
        return Stream.of(
                Arguments.of("", "an empty line before its checkpoint"),
                Arguments.of(head, "an empty line before its checkpoint"),
                Arguments.of(head + "index 0\n" + hash + "\n", "an empty line before its checkpoint"),
                Arguments.of(head.replace("v1", "v2") + "index 0\n" + hash + "\n" + rest, "the first line is"),
                Arguments.of(" " + head + "index 0\n" + hash + "\n" + rest, "the first line is"),
                Arguments.of("\n" + head + "index 0\n" + hash + "\n" + rest, "the first line is"),
                Arguments.of(head + rest, "comes \"index \" and a number"),
                Arguments.of(head + hash + "\n" + rest, "comes \"index \" and a number"),
                Arguments.of(head + "index 0\nextra aGk=\n" + hash + "\n" + rest, "is not base64"),
                Arguments.of(head + "extra aGk=\nextra aGk=\nindex 0\n" + rest, "comes \"index \" and a number"),
                Arguments.of(head + "extra aGk=\n" + rest, "comes \"index \" and a number"),
                Arguments.of(head + "extra \nindex 0\n" + hash + "\n" + rest, "at least 1 byte"),
                Arguments.of(head + "extra aGl=\nindex 0\n" + hash + "\n" + rest, "not canonical base64"),
                Arguments.of(head + "extra  aGk=\nindex 0\n" + hash + "\n" + rest, "is not base64"),
                Arguments.of(head + "Extra aGk=\nindex 0\n" + hash + "\n" + rest, "comes \"index \" and a number"),
                Arguments.of(head + "index\n" + hash + "\n" + rest, "comes \"index \" and a number"),
                Arguments.of(head + "index \n" + hash + "\n" + rest, "without leading zeros"),
                Arguments.of(head + "index  0\n" + hash + "\n" + rest, "without leading zeros"),
                Arguments.of(head + "index 00\n" + hash + "\n" + rest, "without leading zeros"),
                Arguments.of(head + "index +1\n" + hash + "\n" + rest, "without leading zeros"),
                Arguments.of(head + "index -1\n" + hash + "\n" + rest, "without leading zeros"),
                Arguments.of(head + "index 1 \n" + hash + "\n" + rest, "without leading zeros"),
                Arguments.of(head + "index 0x1\n" + hash + "\n" + rest, "without leading zeros"),
                Arguments.of(head + "index \u0661\n" + hash + "\n" + rest, "without leading zeros"),
                Arguments.of(head + "index 9223372036854775808\n" + hash + "\n" + rest, "below 2^63"),
                Arguments.of(head + "index 99999999999999999999\n" + hash + "\n" + rest, "below 2^63"),
                Arguments.of(head + "index 0\n" + hash + "=\n" + rest, "is not base64"),
                Arguments.of(head + "index 0\n " + hash + "\n" + rest, "is not base64"),
                Arguments.of(head + "index 0\nAAAA\n" + rest, "has 32 bytes, not 3"),
                Arguments.of(head.replace("\n", "\r\n") + "index 0\r\n" + hash + "\r\n" + rest, "the first line is"),
                Arguments.of(head + "index 0\n" + hash + "\n\n" + rest, "root is not base64"),
                Arguments.of(head + "index 0\n" + hash + "\n\n", "no signature lines"),
                Arguments.of(head + "index 0\n" + hash + "\n\nlog\n2\n" + hash + "\n", "no signature lines"),
                Arguments.of(head + "index 0\n" + hash + "\n" + rest + "\n", "no signature lines"));
    }

    @ParameterizedTest
    @MethodSource
    void malformed(String text, String expected) {
        var refusal = assertThrows(NoteException.class, () -> TlogProof.parse(text));
        assertEquals(Reason.MALFORMED, refusal.reason());
        assertTrue(refusal.getMessage().contains(expected), refusal.getMessage());
    }

    @Test
    void bytesThatAreNotUtf8AreNoProof() {
        var text = proof(0, 1).encode().getBytes(UTF_8);
        text[text.length - 2] = (byte) 0xFF;
        SignedNoteTest.refused(Reason.MALFORMED, () -> TlogProof.parse(text));
    }

    @Test
    void anIndexOutsideTheTreeOrAPathOfAnotherLengthIsRefused() {
        var good = proof(5, 7);
        var longer = new ArrayList<>(good.path());
        longer.add(Digest.of(new byte[0]));
        assertThrows(ProofException.class, () -> new TlogProof(7, good.path(), good.checkpoint()));
        var tooLong = new TlogProof(5, longer, good.checkpoint());
        var tooShort = new TlogProof(5, good.path().subList(0, 2), good.checkpoint());
        assertThrows(ProofException.class, () -> tooLong.verify(TREE.leaves().get(5), KEYS));
        assertThrows(ProofException.class, () -> tooShort.verify(TREE.leaves().get(5), KEYS));
    }

    @Test
    void onlyAPinnedKeyOfThatLogIsBelieved() {
        var leaf = TREE.leaves().get(5);
        var foreign = new Checkpoint(LOG.name(), 7, TREE.root(7)).sign(STRANGER).encode();
        var forged = new TlogProof(5, TREE.path(5, 0, 7), foreign);
        SignedNoteTest.refused(Reason.NO_KNOWN_KEY, () -> proof(5, 7).verify(leaf, List.of()));
        SignedNoteTest.refused(Reason.NO_KNOWN_KEY, () -> forged.verify(leaf, KEYS));
        SignedNoteTest.refused(Reason.WRONG_ORIGIN, () -> forged.verify(leaf, List.of(STRANGER.verifierKey())));
    }
}
