package io.trailwright.ingest.decision.http;

import io.trailwright.core.trail.Violation;
import io.trailwright.ingest.decision.http.DecisionView.ViolationBody;
import io.trailwright.ingest.trail.Written;
import io.trailwright.ingest.trail.http.ReceiptBody;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Answers to facts that were recorded. */
final class RecordedAnswers {

    private RecordedAnswers() {}

    /** A note is recorded. */
    @Schema(name = "RecordedNote")
    public record NoteAnswer(ReceiptBody receipt) {}

    /** A change is recorded, and what it violates. */
    @Schema(name = "RecordedChange")
    public record ChangeAnswer(
            @Schema(description = "What this report shows that should not have happened")
            List<ViolationBody> violations,

            ReceiptBody receipt) {

        static ChangeAnswer of(Written written) {
            long seq = written.receipt().entries().get(0).seq();
            List<Violation> shown = written.seen().state().violations().stream()
                    .filter(violation -> violation.seq() == seq)
                    .toList();
            return new ChangeAnswer(ViolationBody.all(shown), ReceiptBody.of(written.receipt()));
        }
    }
}
