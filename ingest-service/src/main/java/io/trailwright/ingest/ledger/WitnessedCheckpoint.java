package io.trailwright.ingest.ledger;

import java.util.List;

/**
 * A checkpoint and what witnesses have said to it.
 *
 * @param size number of entries
 * @param note the signed note with the cosignatures as further signature lines: still a signed note, because verifiers
 *     ignore the signatures of keys that they do not know (C2SP signed-note)
 */
public record WitnessedCheckpoint(long size, String note) {
    /** @param lines signature lines, each without its newline */
    public static WitnessedCheckpoint of(long size, String note, List<String> lines) {
        return new WitnessedCheckpoint(size, with(note, lines));
    }

    /** The note with further signature lines. */
    static String with(String note, List<String> lines) {
        return lines.isEmpty() ? note : note + String.join("\n", lines) + "\n";
    }
}
