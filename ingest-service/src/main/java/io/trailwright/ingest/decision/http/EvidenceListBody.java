package io.trailwright.ingest.decision.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Evidence that is added to a decision. */
@Schema(name = "AddedEvidence")
public record EvidenceListBody(
        @NotNull @Size(min = 1, max = ProposalBody.MAX_EVIDENCE)
        List<@NotNull @Valid EvidenceBody> evidence) {}
