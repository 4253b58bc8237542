package io.trailwright.policy.policy;

import io.trailwright.policy.document.ObjectReader;
import io.trailwright.policy.document.Texts;
import io.trailwright.policy.rules.BusinessHours;
import io.trailwright.policy.rules.DecisionField;
import io.trailwright.policy.rules.EvidenceNeed;
import io.trailwright.policy.rules.Exclusion;
import io.trailwright.policy.rules.Requirement;
import io.trailwright.policy.rules.Requirements;
import io.trailwright.policy.rules.SignIn;
import io.trailwright.policy.rules.Tier;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a policy requires for each tier. */
final class RequirementReader {

    private static final Duration LONGEST = Duration.ofDays(3_660);
    static final String DURATION = "an ISO 8601 duration such as PT8H or P30D, longer than none";
    private static final String PERIOD = "an ISO 8601 period such as P7Y, at most P100Y";

    private RequirementReader() {}

    /** The requirements of all tiers, with what the document leaves out filled in. */
    static Requirements read(ObjectReader policy) {
        Map<Tier, RequirementDraft> drafts = new EnumMap<>(Tier.class);
        policy.optObject("requirements").ifPresent(reader -> {
            for (Tier tier : Tier.values()) {
                reader.optObject(tier.wire()).ifPresent(found -> drafts.put(tier, draft(found)));
            }
            reader.done();
        });
        Requirements resolved = RequirementDraft.resolve(drafts);
        checkSense(drafts, resolved, policy);
        StageChecks.check(drafts, resolved, policy);
        SafeguardsReader.check(drafts, resolved, policy);
        Optional<BusinessHours> hours = BusinessHoursReader.read(policy);
        if (hours.isPresent()) {
            BusinessHoursReader.check(resolved, policy);
        }
        return resolved.in(hours);
    }

    private static RequirementDraft draft(ObjectReader reader) {
        RequirementDraft draft = new RequirementDraft(
                evidence(reader),
                reader.optList("fields", DecisionField::of, "one of the nine fields of a decision"),
                reader.optInteger("approvals", 0, Requirement.MAX_APPROVALS),
                reader.optTexts("groups", Texts.NAME),
                reader.optList(
                        "excluded", Exclusion::of, "requester, workflow-owner, evidence-supplier or policy-author"),
                reader.optParsed("timeLimit", RequirementReader::duration, DURATION),
                reader.optParsed("permitFor", RequirementReader::duration, DURATION),
                reader.optParsed("retention", RequirementReader::period, PERIOD),
                SignInReader.read(reader),
                StageReader.stages(reader),
                StageReader.escalation(reader),
                SafeguardsReader.read(reader));
        reader.done();
        return draft;
    }

    private static Optional<List<EvidenceNeed>> evidence(ObjectReader reader) {
        if (!reader.has("evidence")) {
            return Optional.empty();
        }
        return Optional.of(
                reader.objects("evidence").stream().map(RequirementReader::need).toList());
    }

    private static EvidenceNeed need(ObjectReader reader) {
        EvidenceNeed need = new EvidenceNeed(
                reader.text("kind", Texts.NAME), reader.optParsed("maxAge", RequirementReader::duration, DURATION));
        reader.done();
        return need;
    }

    /** A requirement that nobody can meet, or that says one thing and demands another, is a mistake of its author. */
    private static void checkSense(Map<Tier, RequirementDraft> drafts, Requirements all, ObjectReader policy) {
        int below = 0;
        SignIn signIn = SignIn.ANY;
        for (Tier tier : Tier.values()) {
            Requirement requirement = all.of(tier);
            String place = "requirements/" + tier.wire() + "/";
            boolean staged =
                    drafts.getOrDefault(tier, RequirementDraft.EMPTY).stages().isPresent();
            String approvals = place + (staged ? "stages" : "approvals");
            if (requirement.approvals() > 0 && requirement.groups().isEmpty()) {
                policy.defectBelow(place + "groups", "must name the groups that may approve: the tier needs approvals");
            }
            if (requirement.approvals() < below) {
                policy.defectBelow(approvals, "must not be fewer than for the tier below");
            }
            if (tier == Tier.HIGH && requirement.approvals() == 0) {
                policy.defectBelow(place + "approvals", "must be at least 1: high risk needs a person");
            }
            if (requirement.approvals() == 0 && requirement.fields().contains(DecisionField.REVIEWER)) {
                policy.defectBelow(place + "fields", "must not hold reviewer: the tier needs no approval");
            }
            if (!requirement.signIn().atLeast(signIn)) {
                policy.defectBelow(place + "signIn", "must not ask for less than for the tier below");
            }
            below = requirement.approvals();
            signIn = requirement.signIn();
        }
    }

    static Optional<Duration> duration(String text) {
        try {
            Duration duration = Duration.parse(text);
            boolean sensible = !duration.isNegative() && !duration.isZero() && duration.compareTo(LONGEST) <= 0;
            return sensible ? Optional.of(duration) : Optional.empty();
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Optional<Period> period(String text) {
        try {
            Period period = Period.parse(text);
            boolean sensible = !period.isNegative() && !period.isZero() && period.toTotalMonths() <= 1_200;
            return sensible ? Optional.of(period) : Optional.empty();
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
