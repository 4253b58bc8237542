package io.trailwright.reconstruction.verification;

import io.trailwright.core.bundle.Bundle;
import io.trailwright.core.bundle.BundleVerifier;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.InclusionProof;
import io.trailwright.core.log.NoteException;
import io.trailwright.core.log.ProofException;
import io.trailwright.core.log.SignedNote;
import io.trailwright.core.log.VerifierKey;
import io.trailwright.reconstruction.ledger.HandedEntry;
import io.trailwright.reconstruction.ledger.HandedTrail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything about a handed-out trail that can be checked without asking further: each entry's bytes, hash, chain,
 * commitments and inclusion proof, the checkpoint's signature by a pinned key, and that nothing differs from the copy
 * that was kept when the entries were first handed out. Pure.
 *
 * @param entries of what was handed out, those that read as entries, in the order handed out
 * @param bundle the trail as it can be exported; empty when not even that much of it reads
 * @param checkpoint empty unless its signature verifies
 */
record TrailCheck(Report report, List<Entry> entries, Optional<Bundle> bundle, Optional<Checkpoint> checkpoint) {

    static TrailCheck of(HandedTrail handed, List<Entry> kept, List<VerifierKey> keys) {
        var entries = readable(handed);
        var unreadable = firstUnreadable(handed);
        if (unreadable.isPresent()) {
            return new TrailCheck(Report.broken(unreadable.get()), entries, Optional.empty(), Optional.empty());
        }
        try {
            var checkpoint = Checkpoint.open(handed.checkpoint(), keys);
            var bundle = bundle(handed, entries, checkpoint, key(handed.checkpoint(), checkpoint, keys));
            var report = Report.of(BundleVerifier.verify(bundle, keys), checkpoint.size());
            return new TrailCheck(
                    report.sound() ? compare(report, entries, kept) : report,
                    entries,
                    Optional.of(bundle),
                    Optional.of(checkpoint));
        } catch (NoteException | IllegalArgumentException refused) {
            var found = Finding.of("checkpoint", String.valueOf(refused.getMessage()));
            return new TrailCheck(Report.broken(found), entries, Optional.empty(), Optional.empty());
        } catch (MalformedProof malformed) {
            return new TrailCheck(Report.broken(malformed.finding), entries, Optional.empty(), Optional.empty());
        }
    }

    private static List<Entry> readable(HandedTrail handed) {
        return handed.entries().stream()
                .flatMap(entry -> entry instanceof HandedEntry.Readable readable
                        ? java.util.stream.Stream.of(readable.entry())
                        : java.util.stream.Stream.empty())
                .toList();
    }

    private static Optional<Finding> firstUnreadable(HandedTrail handed) {
        for (int seq = 0; seq < handed.entries().size(); seq++) {
            if (handed.entries().get(seq) instanceof HandedEntry.Unreadable bad) {
                var where = bad.index() < 0 ? "entry " + seq : "entry " + seq + " (index " + bad.index() + ")";
                return Optional.of(Finding.of(where, "cannot be read as an entry: " + bad.reason()));
            }
        }
        return Optional.empty();
    }

    /** Of the pinned keys of the log, which may be several when the key was rotated, the one that has signed. */
    private static VerifierKey key(String note, Checkpoint checkpoint, List<VerifierKey> keys) {
        return SignedNote.parse(note).verify(keys).stream()
                .filter(key -> key.name().equals(checkpoint.origin()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no key of " + checkpoint.origin() + " is pinned"));
    }

    private static Bundle bundle(HandedTrail handed, List<Entry> entries, Checkpoint checkpoint, VerifierKey key) {
        var proofs = new ArrayList<InclusionProof>();
        for (var entry : handed.entries()) {
            if (entry instanceof HandedEntry.Readable readable) {
                proofs.add(proof(readable, checkpoint));
            }
        }
        return new Bundle(handed.log(), handed.trail(), entries, proofs, handed.checkpoint(), key.toString());
    }

    private static InclusionProof proof(HandedEntry.Readable entry, Checkpoint checkpoint) {
        try {
            return new InclusionProof(entry.index(), checkpoint.size(), entry.inclusion());
        } catch (ProofException malformed) {
            throw new MalformedProof(Finding.at(entry.entry(), "is not in the log: " + malformed.getMessage()));
        }
    }

    /** What was handed out before must be there again, byte for byte, as far as it was not erased. */
    private static Report compare(Report report, List<Entry> entries, List<Entry> kept) {
        for (var before : kept) {
            long seq = before.header().seq();
            if (seq >= entries.size()) {
                return report.withProblem(Finding.at(before, "was handed out before, and is missing now"));
            }
            var now = entries.get(Math.toIntExact(seq));
            if (now.index() != before.index() || !now.leafHash().equals(before.leafHash())) {
                return report.withProblem(Finding.at(
                        before,
                        "is not what was handed out before: that was leaf "
                                + before.leafHash() + " at index " + before.index() + ", and now it is leaf "
                                + now.leafHash() + " at index " + now.index()));
            }
        }
        return report;
    }

    private static final class MalformedProof extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Finding finding;

        MalformedProof(Finding finding) {
            super(finding.what(), null, false, false);
            this.finding = finding;
        }
    }
}
