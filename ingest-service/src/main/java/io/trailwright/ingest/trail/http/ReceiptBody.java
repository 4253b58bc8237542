package io.trailwright.ingest.trail.http;

import io.trailwright.core.log.TlogProof;
import io.trailwright.ingest.ledger.Receipt;
import io.trailwright.ingest.ledger.ReceiptEntry;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The proof that a request is recorded; verifiable offline. */
@Schema(name = "Receipt", description = "Proof that the request is recorded: verify it offline with the log's key.")
public record ReceiptBody(
        @Schema(description = "The tenant's log", examples = "acme")
        String log,

        @Schema(description = "The decision's id", format = "uuid")
        String trail,

        @Schema(description = "Signed checkpoint (C2SP tlog-checkpoint) of the tree that holds the entries")
        String checkpoint,

        List<EntryReceipt> entries) {

    /** One recorded entry. */
    @Schema(name = "EntryReceipt")
    public record EntryReceipt(
            @Schema(description = "Position in the log, from 0")
            long index,

            @Schema(description = "Position in the trail, from 0")
            long seq,

            @Schema(examples = "decision.proposed") String kind,

            @Schema(description = "The exact bytes that were hashed, as text")
            String header,

            @Schema(description = "RFC 6962 leaf hash of the header")
            String leafHash,

            @Schema(description = "Salt of each part, base64, by the part's name")
            Map<String, String> salts,

            @Schema(
                    description =
                            "C2SP tlog-proof of the leaf hash: index, inclusion proof and the receipt's checkpoint",
                    examples = "c2sp.org/tlog-proof@v1\nindex 41\n…")
            String proof) {}

    public static ReceiptBody of(Receipt receipt) {
        return new ReceiptBody(
                receipt.log(),
                receipt.trail().toString(),
                receipt.checkpoint(),
                receipt.entries().stream()
                        .map(entry -> entry(entry, receipt.checkpoint()))
                        .toList());
    }

    private static EntryReceipt entry(ReceiptEntry entry, String checkpoint) {
        var base64 = Base64.getEncoder();
        var salts = new TreeMap<String, String>();
        entry.salts().forEach((name, salt) -> salts.put(name, base64.encodeToString(salt)));
        return new EntryReceipt(
                entry.index(),
                entry.seq(),
                entry.kind().wire(),
                new String(entry.header(), StandardCharsets.UTF_8),
                entry.leafHash().toString(),
                salts,
                TlogProof.format(entry.index(), entry.inclusion(), checkpoint));
    }
}
