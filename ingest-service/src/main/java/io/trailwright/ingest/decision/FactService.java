package io.trailwright.ingest.decision;

import io.smallrye.mutiny.Uni;
import io.trailwright.access.Caller;
import io.trailwright.access.Roles;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.json.Json;
import io.trailwright.core.trail.Change;
import io.trailwright.core.trail.Violation;
import io.trailwright.ingest.ledger.EntryDraft;
import io.trailwright.ingest.ledger.IdempotencyKey;
import io.trailwright.ingest.ledger.PartDraft;
import io.trailwright.ingest.trail.Actor;
import io.trailwright.ingest.trail.TrailWriter;
import io.trailwright.ingest.trail.Written;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** Takes in facts that need no permission: they are recorded whatever the verdict, and judged by the fold. */
@ApplicationScoped
public class FactService {
    private final TrailWriter writer;
    private final ViolationMeter meter;

    FactService(TrailWriter writer, ViolationMeter meter) {
        this.writer = writer;
        this.meter = meter;
    }

    /** Whoever executes has observed the change; everybody else asserts it. */
    public Uni<Written> reportChange(Caller caller, UUID decision, IdempotencyKey key, ChangeReport report) {
        var known = caller.has(Roles.EXECUTOR) ? Change.Known.OBSERVED : Change.Known.ASSERTED;
        return add(caller, decision, key, EntryKind.CHANGE_REPORTED, "change", report.json(known));
    }

    public Uni<Written> addNote(Caller caller, UUID decision, IdempotencyKey key, Note note) {
        return add(caller, decision, key, EntryKind.NOTE_ADDED, "note", note.json());
    }

    private Uni<Written> add(
            Caller caller, UUID decision, IdempotencyKey key, EntryKind kind, String part, Json.Obj body) {
        var draft = new EntryDraft(kind, List.of(Actor.part(caller), PartDraft.of(part, body)));
        var fresh = new AtomicBoolean();
        return writer.write(caller.tenant(), decision, Optional.of(key), seen -> {
                    fresh.set(true);
                    return Uni.createFrom().item(List.of(draft));
                })
                .invoke(written -> {
                    if (fresh.get()) {
                        shown(written).forEach(meter::shown);
                    }
                });
    }

    private static List<Violation> shown(Written written) {
        long seq = written.receipt().entries().get(0).seq();
        return written.seen().state().violations().stream()
                .filter(violation -> violation.seq() == seq)
                .toList();
    }
}
