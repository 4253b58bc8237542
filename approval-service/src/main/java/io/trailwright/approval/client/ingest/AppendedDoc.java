package io.trailwright.approval.client.ingest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.trailwright.approval.review.Receipt;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The ledger's acknowledgement. */
@JsonIgnoreProperties(ignoreUnknown = true)
record AppendedDoc(ReceiptDoc receipt) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ReceiptDoc(String log, UUID trail, String checkpoint, List<PositionDoc> entries) {
        Receipt receipt() {
            return new Receipt(
                    log,
                    trail,
                    checkpoint,
                    entries.stream().map(PositionDoc::position).toList());
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record PositionDoc(
            long index,
            long seq,
            String kind,
            String header,
            String leafHash,
            Map<String, String> salts,
            String proof) {
        Receipt.Position position() {
            return new Receipt.Position(index, seq, kind, header, leafHash, salts, proof);
        }
    }
}
