package io.trailwright.approval.review.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.trailwright.approval.review.Decided;
import io.trailwright.approval.review.Receipt;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger has acknowledged.
 *
 * @param verdict what the person stated
 * @param state where the review stands with it
 * @param receipt the ledger's proof; absent when the decision had been recorded by an earlier request
 */
@Schema(name = "ReviewDecided")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DecisionAnswerDoc(
        UUID decisionId,
        String verdict,
        String state,
        @Nullable ReceiptDoc receipt) {

    @Schema(name = "Receipt")
    record ReceiptDoc(String log, UUID trail, String checkpoint, List<PositionDoc> entries) {
        static ReceiptDoc of(Receipt receipt) {
            return new ReceiptDoc(
                    receipt.log(),
                    receipt.trail(),
                    receipt.checkpoint(),
                    receipt.entries().stream().map(PositionDoc::of).toList());
        }
    }

    @Schema(name = "ReceiptEntry")
    record PositionDoc(
            long index,
            long seq,
            String kind,
            String header,
            String leafHash,
            Map<String, String> salts,
            String proof) {
        static PositionDoc of(Receipt.Position entry) {
            return new PositionDoc(
                    entry.index(),
                    entry.seq(),
                    entry.kind(),
                    entry.header(),
                    entry.leafHash(),
                    entry.salts(),
                    entry.proof());
        }
    }

    static DecisionAnswerDoc of(Decided decided) {
        return new DecisionAnswerDoc(
                decided.statement().decision(),
                decided.statement().outcome().wire(),
                decided.state(),
                decided.receipt().map(ReceiptDoc::of).orElse(null));
    }
}
