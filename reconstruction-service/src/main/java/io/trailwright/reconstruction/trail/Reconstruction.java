package io.trailwright.reconstruction.trail;

import io.trailwright.core.bundle.Bundle;
import io.trailwright.core.entry.Entry;
import io.trailwright.reconstruction.account.Account;
import io.trailwright.reconstruction.verification.Report;
import java.util.List;
import java.util.Optional;

/**
 * A decision, rebuilt.
 *
 * @param verdict where it stands now; differs from the account's only when a time limit has passed since
 * @param entries those that the account was told from
 * @param source where they came from
 * @param bundle what can be exported; empty when the ledger handed out nothing that could be
 */
public record Reconstruction(
        Account account,
        String verdict,
        Report verification,
        List<Entry> entries,
        Source source,
        Optional<Bundle> bundle) {

    /** Which entries an account was told from. */
    public enum Source {
        /** What the ledger handed out, and verified. */
        VERIFIED,
        /** The copy that was kept when the ledger first handed the entries out. */
        KEPT,
        /** What the ledger handed out, and did not verify: there was nothing else. */
        UNVERIFIED
    }

    public Reconstruction {
        entries = List.copyOf(entries);
    }
}
