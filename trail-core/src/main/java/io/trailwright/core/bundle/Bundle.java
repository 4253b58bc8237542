package io.trailwright.core.bundle;

import io.trailwright.core.entry.Entry;
import io.trailwright.core.log.InclusionProof;
import java.util.List;
import java.util.UUID;

/**
 * One decision as an outsider needs it to verify it offline.
 *
 * @param entries the trail, in order
 * @param proofs the inclusion proof of each entry, in the same order, all for the size of the checkpoint
 * @param checkpoint the signed note (C2SP tlog-checkpoint), exact text; it may bear the signatures of others than the
 *     log, such as witnesses (C2SP tlog-cosignature)
 * @param vkey the log's verifier key (C2SP signed-note) as the exporter knows it: for information, never a trust root
 */
public record Bundle(
        String log, UUID trail, List<Entry> entries, List<InclusionProof> proofs, String checkpoint, String vkey) {

    public Bundle {
        if (entries.size() != proofs.size()) {
            throw new IllegalArgumentException(entries.size() + " entries have " + proofs.size() + " proofs");
        }
        entries = List.copyOf(entries);
        proofs = List.copyOf(proofs);
    }
}
