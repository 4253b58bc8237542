package io.trailwright.ingest.ledger.http;

import io.trailwright.core.entry.Digest;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The path of a proof. */
@Schema(name = "Proof")
record ProofDoc(
        @Schema(description = "Hashes in base64, in the order of RFC 9162")
        List<byte[]> proof) {

    static ProofDoc of(List<Digest> path) {
        return new ProofDoc(EntryDoc.base64(path));
    }
}
