package io.trailwright.witness;

import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.CosignerKey;
import io.trailwright.core.log.NoteException;
import io.trailwright.core.log.SignedNote;

/**
 * The newest checkpoint of one log that this witness has cosigned.
 *
 * @param note the checkpoint with the log's signatures and, as its last line, this witness's cosignature
 * @param time of that cosignature, seconds since the epoch
 */
record Held(SignedNote note, Checkpoint checkpoint, long time) {

    /**
     * Reads what was kept. Its cosignature is verified, so a file that was damaged, or that another witness kept, is
     * not believed.
     *
     * @throws NoteException when it is not a checkpoint, or the cosignature does not verify
     * @throws IllegalStateException when it is of another log, or has no cosignature by this key
     */
    static Held parse(byte[] kept, String origin, CosignerKey key) {
        var note = SignedNote.parse(kept);
        var checkpoint = Checkpoint.parse(note.text());
        if (!checkpoint.origin().equals(origin)) {
            throw new IllegalStateException("it is a checkpoint of " + checkpoint.origin());
        }
        var cosignature = key.cosignature(note)
                .orElseThrow(() -> new IllegalStateException("it has no cosignature by " + key.name()));
        return new Held(note, checkpoint, cosignature.time());
    }
}
