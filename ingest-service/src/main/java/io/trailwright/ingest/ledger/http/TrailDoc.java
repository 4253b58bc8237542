package io.trailwright.ingest.ledger.http;

import io.trailwright.ingest.ledger.TrailPage;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A whole trail, each entry proven against the checkpoint. */
@Schema(name = "ProvenTrail")
record TrailDoc(
        String log,
        String trail,

        @Schema(description = "Name of the log in its checkpoints")
        String origin,

        @Schema(description = "Signed note (C2SP tlog-checkpoint)")
        String checkpoint,

        List<EntryDoc> entries) {

    static TrailDoc of(TrailPage page) {
        return new TrailDoc(
                page.log(),
                page.trail().toString(),
                page.origin(),
                page.checkpoint(),
                page.entries().stream().map(EntryDoc::of).toList());
    }
}
