package io.trailwright.core.entry;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What kind of fact an entry states. The wire name is part of the hashed header and never changes. */
public enum EntryKind {
    DECISION_PROPOSED("decision.proposed"),
    EVIDENCE_ADDED("evidence.added"),
    POLICY_EVALUATED("policy.evaluated"),
    REVIEW_OPENED("review.opened"),
    REVIEW_DELEGATED("review.delegated"),
    REVIEW_ESCALATED("review.escalated"),
    REVIEW_DECIDED("review.decided"),
    PERMIT_ISSUED("permit.issued"),
    PERMIT_REDEEMED("permit.redeemed"),
    CHANGE_REPORTED("change.reported"),
    NOTE_ADDED("note.added"),
    HOLD_PLACED("hold.placed"),
    HOLD_RELEASED("hold.released"),
    PART_ERASED("part.erased"),
    TRAIL_READ("trail.read");

    private static final Map<String, EntryKind> BY_WIRE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EntryKind::wire, Function.identity()));

    private final String wire;

    EntryKind(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    /** @throws IllegalArgumentException for a name that is not a kind */
    public static EntryKind of(String wire) {
        var kind = BY_WIRE.get(wire);
        if (kind == null) {
            throw new IllegalArgumentException("unknown entry kind: " + wire);
        }
        return kind;
    }

    /** Entries that change what a reviewer would be approving: each voids the approvals before it. */
    public boolean changesContent() {
        return this == DECISION_PROPOSED || this == EVIDENCE_ADDED;
    }
}
