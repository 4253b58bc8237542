package io.trailwright.approval.review.http;

import io.trailwright.approval.review.Handover;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why those who come next are to be asked already. Who they are is policy's to say. */
@Schema(name = "ReviewEscalationRequest")
record EscalationRequestDoc(
        @NotBlank @Size(max = Handover.MAX_REASON) String reason) {

    /** @throws io.trailwright.problem.HttpProblem 400 for a reason that is no text */
    Handover read() {
        try {
            return new Handover.ToNextStep(reason);
        } catch (IllegalArgumentException refused) {
            throw DelegationRequestDoc.invalid("/reason", String.valueOf(refused.getMessage()));
        }
    }
}
