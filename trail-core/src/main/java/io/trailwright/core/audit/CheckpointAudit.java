package io.trailwright.core.audit;

import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.NoteException;
import io.trailwright.core.log.SignedNote;
import io.trailwright.core.log.VerifierKey;
import java.util.List;
import java.util.Optional;

/** Whether stored notes are what the log's pinned keys have signed, and in the one form in which the log writes them. */
final class CheckpointAudit {

    private static final String TABLE = "checkpoint";

    private final String log;
    private final List<VerifierKey> keys;
    private final Findings findings;
    private long signatures;

    CheckpointAudit(String log, List<VerifierKey> keys, Findings findings) {
        this.log = log;
        this.keys = keys;
        this.findings = findings;
    }

    /** What the row says, if it may be believed. */
    Optional<Checkpoint> read(StoredCheckpoint row) {
        long index = Math.max(0, row.size() - 1);
        try {
            var checkpoint = Checkpoint.open(row.note(), keys);
            var note = SignedNote.parse(row.note());
            signatures++;
            if (!note.encode().equals(row.note())
                    || note.signatures().size() != note.verify(keys).size()) {
                findings.add(index, TABLE, "the note of size " + row.size() + " holds more than the log's signature");
                return Optional.empty();
            }
            if (!checkpoint.origin().endsWith("/" + log)) {
                findings.add(index, TABLE, "the note of size " + row.size() + " is of " + checkpoint.origin());
                return Optional.empty();
            }
            if (checkpoint.size() != row.size()) {
                findings.add(
                        Math.max(0, Math.min(row.size(), checkpoint.size()) - 1),
                        TABLE,
                        "the note of size " + checkpoint.size() + " is stored as that of size " + row.size());
                return Optional.empty();
            }
            return Optional.of(checkpoint);
        } catch (NoteException | IllegalArgumentException refused) {
            findings.add(index, TABLE, "the note of size " + row.size() + ": " + refused.getMessage());
            return Optional.empty();
        }
    }

    /** Signatures that were verified. */
    long signatures() {
        return signatures;
    }
}
