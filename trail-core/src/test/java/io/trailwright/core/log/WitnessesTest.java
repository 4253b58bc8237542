package io.trailwright.core.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.trailwright.core.log.NoteException.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who has witnessed a checkpoint is counted by keys that the verifying party brings, each once. */
class WitnessesTest {

    private static final Cosigner ONE = Keys.cosigner("one.example", 1);
    private static final Cosigner TWO = Keys.cosigner("two.example", 2);
    private static final Cosigner THREE = Keys.cosigner("three.example", 3);
    private static final Checkpoint CHECKPOINT = new Checkpoint("log", 5, MerkleTree.emptyRoot());
    private static final SignedNote ALONE = CHECKPOINT.sign(Keys.signer("log", 9));

    private static SignedNote cosigned(Cosigner... cosigners) {
        SignedNote note = ALONE;
        for (Cosigner cosigner : cosigners) {
            note = note.with(List.of(cosigner.cosign(CHECKPOINT, 1000).line(cosigner.key())));
        }
        return note;
    }

    private static Witnesses pinned(int demanded, Cosigner... cosigners) {
        return new Witnesses(List.of(cosigners).stream().map(Cosigner::key).toList(), demanded);
    }

    @Test
    void whereNoneIsPinnedNothingIsSaid() {
        assertEquals(Optional.empty(), Witnesses.NONE.check(cosigned(ONE, TWO)));
    }

    @Test
    void eachPinnedWitnessCountsOnceAndOthersDoNot() {
        // Given: ONE twice, THREE who is not pinned
        SignedNote note =
                cosigned(ONE, THREE).with(List.of(ONE.cosign(CHECKPOINT, 2000).line(ONE.key())));
        // When
        Witnessed witnessed = pinned(1, TWO, ONE).check(note).orElseThrow();
        // Then
        assertEquals(
                new Witnessed(2, 1, List.of(new Witnessed.By("one.example", Instant.ofEpochSecond(2000)))), witnessed);
        assertEquals(Optional.empty(), witnessed.shortfall());
    }

    @Test
    void fewerThanDemandedIsAShortfall() {
        assertEquals(
                Optional.of("is cosigned by 1 of 2 pinned witnesses, and 2 are demanded"),
                pinned(2, ONE, TWO).check(cosigned(ONE)).orElseThrow().shortfall());
        assertEquals(
                Optional.of("is cosigned by 0 of 1 pinned witnesses, and 1 is demanded"),
                pinned(1, ONE).check(ALONE).orElseThrow().shortfall());
        assertEquals(
                Optional.empty(),
                pinned(2, ONE, TWO).check(cosigned(TWO, ONE)).orElseThrow().shortfall());
    }

    @Test
    void aForgedCosignatureOfAPinnedWitnessIsNotPassedOver() {
        SignedNote forged =
                ALONE.with(List.of(new NoteSignature("one.example", ONE.key().keyId(), new byte[72])));
        SignedNoteTest.refused(Reason.BAD_SIGNATURE, () -> pinned(0, ONE).check(forged));
    }

    @Test
    void oneKeyUnderTwoNamesIsNotTwoWitnesses() {
        CosignerKey alias = CosignerKey.of("alias.example", ONE.key().publicKey());
        assertThrows(IllegalArgumentException.class, () -> new Witnesses(List.of(ONE.key(), alias), 2));
        assertThrows(IllegalArgumentException.class, () -> new Witnesses(List.of(ONE.key(), ONE.key()), 1));
    }

    @Test
    void noMoreCanBeDemandedThanArePinned() {
        assertThrows(IllegalArgumentException.class, () -> pinned(2, ONE));
        assertThrows(IllegalArgumentException.class, () -> pinned(-1, ONE));
    }
}
