package io.trailwright.approval.review.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.trailwright.approval.review.Receipt;
import io.trailwright.approval.review.http.DecisionAnswerDoc.ReceiptDoc;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the ledger has acknowledged. @param receipt its proof; absent when an earlier request had recorded the same */
@Schema(name = "ReviewHandedOn")
@JsonInclude(JsonInclude.Include.NON_NULL)
record HandoverAnswerDoc(UUID decisionId, @Nullable ReceiptDoc receipt) {

    static HandoverAnswerDoc of(UUID decision, Optional<Receipt> receipt) {
        return new HandoverAnswerDoc(decision, receipt.map(ReceiptDoc::of).orElse(null));
    }
}
