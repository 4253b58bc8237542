package io.trailwright.core.bundle;

import io.trailwright.core.bundle.Verification.Result;
import io.trailwright.core.entry.Commitment;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.entry.Part;
import io.trailwright.core.json.JsonException;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.NoteException;
import io.trailwright.core.log.ProofException;
import io.trailwright.core.log.SignedNote;
import io.trailwright.core.log.VerifierKey;
import io.trailwright.core.log.Witnessed;
import io.trailwright.core.log.Witnesses;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies a bundle against keys that the verifying party brings: every leaf hash, commitment, place in the trail,
 * inclusion proof, the checkpoint's signature, the cosignatures of witnesses that it pins, and identity providers'
 * signatures over what reviewers stated. It proves that these entries are in the log that was signed; it
 * does not prove that the trail has no later entries, nor that what a caller declared is true.
 */
public final class BundleVerifier {
    private final Bundle bundle;
    private final List<VerifierKey> keys;
    private final Witnesses witnesses;
    private final Optional<Set<String>> providerKeys;
    private final Set<String> erasures = new HashSet<>();
    private int entries;
    private int parts;
    private int erased;
    private int proofs;
    private int signatures;
    private Optional<Witnessed> witnessed = Optional.empty();
    private List<Countersigned> countersigned = List.of();

    private BundleVerifier(
            Bundle bundle, List<VerifierKey> keys, Witnesses witnesses, Optional<Set<String>> providerKeys) {
        this.bundle = bundle;
        this.keys = keys;
        this.witnesses = witnesses;
        this.providerKeys = providerKeys;
    }

    /** @param keys pinned by the verifying party, never taken from the bundle or from the server that is verified */
    public static Verification verify(byte[] file, List<VerifierKey> keys) {
        try {
            return verify(BundleCodec.read(file), keys);
        } catch (BundleException unreadable) {
            return Verification.unreadable(unreadable);
        }
    }

    /** @param keys pinned by the verifying party, never taken from the bundle or from the server that is verified */
    public static Verification verify(Bundle bundle, List<VerifierKey> keys) {
        return verify(bundle, keys, Witnesses.NONE);
    }

    /**
     * @param keys pinned by the verifying party, never taken from the bundle or from the server that is verified
     * @param witnesses pinned likewise
     */
    public static Verification verify(Bundle bundle, List<VerifierKey> keys, Witnesses witnesses) {
        return verify(bundle, keys, witnesses, Optional.empty());
    }

    /**
     * @param keys pinned by the verifying party, never taken from the bundle or from the server that is verified
     * @param witnesses pinned likewise
     * @param providerKeys thumbprints (RFC 7638) of the identity provider's keys, pinned likewise; empty when none are,
     *     and a provider's signature is then checked by the keys that the ledger recorded
     */
    public static Verification verify(
            Bundle bundle, List<VerifierKey> keys, Witnesses witnesses, Optional<Set<String>> providerKeys) {
        return new BundleVerifier(bundle, keys, witnesses, providerKeys).run();
    }

    private Verification run() {
        try {
            var checkpoint = checkpoint();
            bundle.entries().forEach(this::collectErasures);
            Optional<Entry> previous = Optional.empty();
            for (int seq = 0; seq < bundle.entries().size(); seq++) {
                place(seq, previous);
                content(seq);
                inclusion(seq, checkpoint);
                previous = Optional.of(bundle.entries().get(seq));
            }
            countersigned = new ProviderCheck(bundle.entries(), providerKeys).check();
            signatures += countersigned.size();
            return whole();
        } catch (ProviderCheck.ForgedException forged) {
            return result(
                    Result.BROKEN,
                    Optional.of(new Verification.Problem(where(forged.entry()), String.valueOf(forged.getMessage()))));
        } catch (Broken broken) {
            return result(Result.BROKEN, Optional.of(broken.problem));
        } catch (JsonException malformed) {
            return result(
                    Result.BROKEN,
                    Optional.of(new Verification.Problem("erasure", String.valueOf(malformed.getMessage()))));
        }
    }

    private Checkpoint checkpoint() {
        if (bundle.entries().isEmpty()) {
            throw new Broken("bundle", "there are no entries");
        }
        try {
            var checkpoint = Checkpoint.open(bundle.checkpoint(), keys);
            signatures++;
            requireNames(checkpoint);
            witnessed = witnesses.check(SignedNote.parse(bundle.checkpoint()));
            signatures += witnessed.map(found -> found.by().size()).orElse(0);
            return checkpoint;
        } catch (NoteException | IllegalArgumentException refused) {
            throw new Broken("checkpoint", String.valueOf(refused.getMessage()));
        }
    }

    private void requireNames(Checkpoint checkpoint) {
        if (!checkpoint.origin().endsWith("/" + bundle.log())) {
            throw new Broken("checkpoint", "is of " + checkpoint.origin() + ", and the bundle of log " + bundle.log());
        }
        if (keys.stream().map(VerifierKey::toString).noneMatch(bundle.vkey()::equals)) {
            throw new Broken("keys/log.vkey", "is not a pinned key");
        }
    }

    private void place(int seq, Optional<Entry> previous) {
        var entry = bundle.entries().get(seq);
        var header = entry.header();
        require(entry, header.seq() == seq, "says it is entry " + header.seq() + " of its trail");
        require(entry, header.trail().equals(bundle.trail()), "belongs to trail " + header.trail());
        require(entry, header.log().equals(bundle.log()), "belongs to log " + header.log());
        var expected = previous.map(Entry::leafHash);
        require(
                entry,
                header.prev().equals(expected),
                "follows " + text(header.prev()) + ", and before it stands " + text(expected));
        require(entry, seq > 0 || header.kind() == EntryKind.DECISION_PROPOSED, "a trail starts with its proposal");
        previous.ifPresent(before -> {
            require(entry, entry.index() > before.index(), "stands in the log before the one that it follows");
            require(entry, header.at().isAfter(before.header().at()), "is not later than the one that it follows");
        });
        entries++;
    }

    private void content(int seq) {
        var entry = bundle.entries().get(seq);
        entry.parts().forEach((name, part) -> {
            if (part instanceof Part.Present present) {
                var committed = entry.header().parts().get(name);
                require(
                        entry,
                        salted(present) && present.commitment().equals(committed),
                        "part " + name + " is not what was committed to");
                parts++;
            } else {
                require(
                        entry,
                        erasures.contains(seq + " " + name),
                        "part " + name + " is missing, and no entry says that it was erased");
                erased++;
            }
        });
    }

    private static boolean salted(Part.Present part) {
        return part.salt().length == Commitment.SALT_BYTES;
    }

    private void inclusion(int seq, Checkpoint checkpoint) {
        var entry = bundle.entries().get(seq);
        var proof = bundle.proofs().get(seq);
        require(entry, proof.index() == entry.index(), "its proof is of index " + proof.index());
        require(
                entry,
                proof.size() == checkpoint.size(),
                "its proof is for size " + proof.size() + ", and the checkpoint is of size " + checkpoint.size());
        try {
            proof.verify(entry.leafHash(), checkpoint.root());
        } catch (ProofException refused) {
            throw new Broken(where(entry), "is not in the log: " + refused.getMessage());
        }
        proofs++;
    }

    /** A {@code part.erased} entry lists what was erased: {@code {"parts":[{"seq":n,"part":name}]}}. */
    private void collectErasures(Entry entry) {
        if (entry.header().kind() == EntryKind.PART_ERASED) {
            entry.json("erasure").ifPresent(erasure -> erasure.objectList("parts")
                    .forEach(item -> erasures.add(item.integer("seq") + " " + item.string("part"))));
        }
    }

    private Verification whole() {
        var shortfall = witnessed.flatMap(Witnessed::shortfall);
        if (shortfall.isPresent()) {
            return result(Result.UNWITNESSED, shortfall.map(what -> new Verification.Problem("checkpoint", what)));
        }
        return result(erased > 0 ? Result.ERASED : Result.OK, Optional.empty());
    }

    private Verification result(Verification.Result result, Optional<Verification.Problem> problem) {
        return new Verification(result, entries, parts, erased, proofs, signatures, witnessed, countersigned, problem);
    }

    private static void require(Entry entry, boolean holds, String otherwise) {
        if (!holds) {
            throw new Broken(where(entry), otherwise);
        }
    }

    private static String where(Entry entry) {
        return "entry " + entry.header().seq() + " (index " + entry.index() + ")";
    }

    private static String text(Optional<Digest> digest) {
        return digest.map(Digest::toString).orElse("nothing");
    }

    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Verification.Problem problem;

        Broken(String where, String what) {
            super(what, null, false, false);
            this.problem = new Verification.Problem(where, what);
        }
    }
}
