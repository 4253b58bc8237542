package io.trailwright.reconstruction.trail.http;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A rebuilt decision. */
@Schema(name = "Trail")
record TrailBody(
        UUID decisionId,
        String log,

        @Schema(description = "Where the decision stands now")
        String verdict,

        String tier,

        @Schema(description = "The account: every sentence cites the entries (seq) that it rests on")
        List<SentenceBody> account,

        @Schema(description = "Which entries the account was told from: verified, kept or unverified")
        String accountFrom,

        List<MomentBody> timeline,

        @Schema(description = "The five parts by name: request, evidence, recommendation, review, change")
        Map<String, PartBody> parts,

        int partsRecorded,

        @Schema(description = "One of the five parts cannot be rebuilt, and should be there")
        boolean tooThin,

        @Schema(description = "The nine fields, in their fixed order")
        List<FieldBody> fields,

        int fieldsRecorded,
        List<ApprovalBody> approvals,
        List<RuleBody> rules,
        List<ViolationBody> violations,
        VerificationBody verification) {

    @Schema(name = "Sentence")
    record SentenceBody(String sentence, List<Long> entries) {}

    @Schema(name = "Moment")
    record MomentBody(long seq, long index, Instant at, String kind, String sentence, String leafHash) {}

    @Schema(name = "Part")
    record PartBody(
            @Schema(enumeration = {"recorded", "not-required", "not-recorded", "erased"})
            String state,

            List<Long> entries) {}

    @Schema(name = "Field")
    record FieldBody(
            String field,
            String label,
            String value,

            @Schema(enumeration = {"recorded", "not-required", "not-recorded", "erased"})
            String state,

            @Schema(
                    enumeration = {
                        "verified",
                        "registered",
                        "declared",
                        "observed",
                        "asserted",
                        "erased",
                        "not recorded"
                    })
            String known,

            List<Long> entries) {}

    @Schema(name = "Approval")
    record ApprovalBody(
            long entry,
            Instant at,
            String verdict,
            String name,
            String issuer,
            String subject,
            String acr,
            List<String> amr,
            String authTime,
            String reason,
            String meaning,
            String known,
            boolean counted,
            Optional<String> ignoredBecause) {}

    @Schema(name = "Rule")
    record RuleBody(String id, String tier, String reason, String policy, long policyVersion, long entry) {}

    @Schema(name = "Violation")
    record ViolationBody(String type, String detail, long entry) {}

    @Schema(name = "Verification")
    record VerificationBody(
            @Schema(enumeration = {"ok", "erased", "broken", "unavailable"})
            String result,

            int entries,
            int parts,
            int erased,
            int proofs,
            int signatures,

            @Schema(description = "Proofs checked that the log continues what was seen of it before")
            int continuity,

            @Schema(description = "Entries of the log at the checkpoint that was checked")
            long logSize,

            Optional<FindingBody> problem) {}

    @Schema(name = "Finding")
    record FindingBody(String where, String what, Optional<Long> seq, Optional<Long> index) {}
}
