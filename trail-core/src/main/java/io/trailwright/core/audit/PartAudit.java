package io.trailwright.core.audit;

import io.trailwright.core.entry.Commitment;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.entry.HeaderScanner;
import io.trailwright.core.json.Json;
import io.trailwright.core.json.JsonException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Every part against its commitment, and every missing one against the recorded erasures. A part that is missing is
 * remembered until an entry of its trail says that it was erased: one small record for each.
 */
final class PartAudit {

    private static final String TABLE = "part";

    private record Ref(UUID trail, long seq, String name) {}

    private record Missing(long index, boolean erased) {}

    private final Peeking<StoredPart> parts;
    private final Findings findings;
    private final Sha256 sha;
    private final boolean fromTheStart;
    private final Map<Ref, Missing> missing = new HashMap<>();
    private final byte[] commitment = new byte[Digest.LENGTH];
    private byte @Nullable [] cover;
    private boolean coverNamed;
    private long erased;

    PartAudit(Peeking<StoredPart> parts, Findings findings, Sha256 sha, boolean fromTheStart) {
        this.parts = parts;
        this.findings = findings;
        this.sha = sha;
        this.fromTheStart = fromTheStart;
    }

    /** The parts of the entry whose header was just read. */
    void entry(long index, HeaderScanner header) {
        orphansBefore(index);
        cover = null;
        coverNamed = false;
        byte[] erasure = null;
        int named = 0;
        for (StoredPart part = parts.peek(); part != null && part.index() == index; part = parts.peek()) {
            parts.next();
            for (; named < header.parts() && header.comparePartName(named, part.name()) < 0; named++) {
                missing(index, header, named);
            }
            if (named == header.parts() || header.comparePartName(named, part.name()) != 0) {
                findings.add(index, TABLE, "part " + part.name() + " is not one that the entry's header names");
                continue;
            }
            boolean whole = whole(index, header, named, part);
            if (header.kind() == EntryKind.PART_ERASED && part.name().equals("erasure") && whole) {
                erasure = part.body();
            }
            if (part.name().equals(StoredKey.PART)) {
                coverNamed = true;
                cover = whole ? part.body() : null;
            }
            named++;
        }
        for (; named < header.parts(); named++) {
            missing(index, header, named);
        }
        if (erasure != null) {
            erasure(index, header, erasure);
        }
    }

    /** Passes over the parts of an entry that cannot be read itself, and of those that are not there. */
    void unreadable(long index) {
        orphansBefore(index);
        cover = null;
        coverNamed = false;
        for (StoredPart part = parts.peek(); part != null && part.index() == index; part = parts.peek()) {
            parts.next();
        }
    }

    /** Whether the entry just seen commits to the row of an idempotency key. */
    boolean coverNamed() {
        return coverNamed;
    }

    /** What it commits to; null when that is erased or is itself wrong. */
    byte @Nullable [] cover() {
        return cover;
    }

    /** Parts that are missing by a recorded decision. */
    long erased() {
        return erased;
    }

    /** After the last entry. */
    void finish() {
        orphansBefore(Long.MAX_VALUE);
        missing.forEach((ref, what) -> {
            if (!what.erased()) {
                findings.add(
                        what.index(),
                        TABLE,
                        "part " + ref.name() + " is missing, and no entry says that it was erased");
            }
        });
    }

    private void orphansBefore(long index) {
        for (StoredPart part = parts.peek(); part != null && part.index() < index; part = parts.peek()) {
            parts.next();
            findings.add(part.index(), TABLE, "part " + part.name() + " belongs to an entry that is not in the log");
        }
    }

    private boolean whole(long index, HeaderScanner header, int named, StoredPart part) {
        if (part.salt().length != Commitment.SALT_BYTES) {
            findings.add(
                    index,
                    TABLE,
                    "part " + part.name() + " has a salt of " + part.salt().length + " bytes, not "
                            + Commitment.SALT_BYTES);
            return false;
        }
        sha.commitment(part.salt(), part.body(), commitment);
        if (!header.commits(named, commitment)) {
            findings.add(index, TABLE, "part " + part.name() + " is not what was committed to");
            return false;
        }
        return true;
    }

    private void missing(long index, HeaderScanner header, int named) {
        var name = header.partName(named);
        coverNamed |= name.equals(StoredKey.PART);
        missing.put(new Ref(header.trail(), header.seq(), name), new Missing(index, false));
    }

    /** {@code {"parts":[{"seq":n,"part":name}],…}}: each must be missing by now, and named before this entry. */
    private void erasure(long index, HeaderScanner header, byte[] body) {
        try {
            if (!(Json.parse(body) instanceof Json.Obj erasure)) {
                throw new JsonException("", "is not an object");
            }
            for (var item : erasure.objectList("parts")) {
                erased(index, new Ref(header.trail(), item.integer("seq"), item.string("part")));
            }
        } catch (JsonException malformed) {
            findings.add(index, TABLE, "part erasure does not say what was erased: " + malformed.getMessage());
        }
    }

    private void erased(long index, Ref ref) {
        var known = missing.get(ref);
        if (known == null) {
            if (fromTheStart) {
                findings.add(
                        index,
                        TABLE,
                        "says that part " + ref.name() + " of entry " + ref.seq()
                                + " of its trail was erased, and it is stored, or never was");
            }
        } else if (!known.erased()) {
            erased++;
            missing.put(ref, new Missing(known.index(), true));
        }
    }
}
