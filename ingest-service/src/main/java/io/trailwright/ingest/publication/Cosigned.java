package io.trailwright.ingest.publication;

import io.trailwright.core.log.CosignerKey;
import io.trailwright.core.log.NoteException;
import io.trailwright.core.log.NoteSignature;
import io.trailwright.core.log.SignedNote;

/** Reads what a witness answered, and believes only what verifies. */
final class Cosigned {
    private Cosigned() {}

    /**
     * The cosignature of this checkpoint by this key, as the signature line to store, without its newline. What else the
     * witness sent is left out.
     *
     * @throws NoteException when there is none, or it does not verify
     */
    static String line(String note, String lines, CosignerKey key) {
        SignedNote cosigned = SignedNote.parse(note).with(NoteSignature.parseLines(lines));
        return key.cosignature(cosigned)
                .map(cosignature -> cosignature.line(key).toString())
                .orElseThrow(() -> new IllegalArgumentException("no cosignature by " + key));
    }
}
