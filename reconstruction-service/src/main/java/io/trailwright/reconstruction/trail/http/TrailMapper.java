package io.trailwright.reconstruction.trail.http;

import io.trailwright.reconstruction.account.Account;
import io.trailwright.reconstruction.account.Approval;
import io.trailwright.reconstruction.account.FivePart;
import io.trailwright.reconstruction.trail.Reconstruction;
import io.trailwright.reconstruction.trail.http.TrailBody.ApprovalBody;
import io.trailwright.reconstruction.trail.http.TrailBody.FieldBody;
import io.trailwright.reconstruction.trail.http.TrailBody.FindingBody;
import io.trailwright.reconstruction.trail.http.TrailBody.MomentBody;
import io.trailwright.reconstruction.trail.http.TrailBody.PartBody;
import io.trailwright.reconstruction.trail.http.TrailBody.RuleBody;
import io.trailwright.reconstruction.trail.http.TrailBody.SentenceBody;
import io.trailwright.reconstruction.trail.http.TrailBody.VerificationBody;
import io.trailwright.reconstruction.trail.http.TrailBody.ViolationBody;
import io.trailwright.reconstruction.verification.Report;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** From a reconstruction to its JSON. */
final class TrailMapper {
    private TrailMapper() {}

    static TrailBody body(Reconstruction found) {
        var account = found.account();
        return new TrailBody(
                account.decision(),
                account.log(),
                found.verdict(),
                account.tier(),
                account.sentences().stream()
                        .map(told -> new SentenceBody(told.sentence(), told.entries()))
                        .toList(),
                lower(found.source()),
                timeline(account),
                parts(account.parts()),
                account.partsRecorded(),
                account.tooThin(),
                fields(account),
                account.fieldsRecorded(),
                account.approvals().stream().map(TrailMapper::approval).toList(),
                account.rules().stream()
                        .map(rule -> new RuleBody(
                                rule.id(),
                                rule.tier(),
                                rule.reason(),
                                rule.policy(),
                                rule.policyVersion(),
                                rule.entry()))
                        .toList(),
                account.violations().stream()
                        .map(found1 -> new ViolationBody(found1.type(), found1.detail(), found1.entry()))
                        .toList(),
                verification(found.verification()));
    }

    private static List<MomentBody> timeline(Account account) {
        return account.timeline().stream()
                .map(moment -> new MomentBody(
                        moment.seq(), moment.index(), moment.at(), moment.kind(), moment.sentence(), moment.leafHash()))
                .toList();
    }

    private static Map<String, PartBody> parts(List<FivePart> parts) {
        var byName = new LinkedHashMap<String, PartBody>();
        parts.forEach(part -> byName.put(part.part(), new PartBody(part.state().wire(), part.entries())));
        return byName;
    }

    private static List<FieldBody> fields(Account account) {
        return account.fields().stream()
                .map(field -> new FieldBody(
                        field.field(),
                        field.label(),
                        field.value(),
                        field.state().wire(),
                        field.known().wire(),
                        field.entries()))
                .toList();
    }

    private static ApprovalBody approval(Approval approval) {
        return new ApprovalBody(
                approval.entry(),
                approval.at(),
                approval.verdict(),
                approval.name(),
                approval.issuer(),
                approval.subject(),
                approval.acr(),
                approval.amr(),
                approval.authTime(),
                approval.reason(),
                approval.meaning(),
                approval.known().wire(),
                approval.counted(),
                Optional.of(approval.ignoredBecause()).filter(why -> !why.isEmpty()));
    }

    static VerificationBody verification(Report report) {
        return new VerificationBody(
                lower(report.result()),
                report.entries(),
                report.parts(),
                report.erased(),
                report.proofs(),
                report.signatures(),
                report.continuity(),
                report.logSize(),
                report.problem()
                        .map(found -> new FindingBody(found.where(), found.what(), found.seq(), found.index())));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
