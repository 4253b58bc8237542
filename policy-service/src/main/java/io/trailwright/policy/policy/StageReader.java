package io.trailwright.policy.policy;

import io.trailwright.policy.document.ObjectReader;
import io.trailwright.policy.document.Texts;
import io.trailwright.policy.rules.EscalationStep;
import io.trailwright.policy.rules.Requirement;
import io.trailwright.policy.rules.Stage;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads who approves one after the other, and who is asked later. */
final class StageReader {

    private StageReader() {}

    static Optional<List<Stage>> stages(ObjectReader tier) {
        if (!tier.has("stages")) {
            return Optional.empty();
        }
        for (String instead : List.of("approvals", "groups")) {
            if (tier.has(instead)) {
                tier.defect(instead, "must not be given beside stages, which say it themselves");
            }
        }
        List<Stage> stages =
                tier.objects("stages").stream().map(StageReader::stage).toList();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < stages.size(); i++) {
            if (!names.add(stages.get(i).name())) {
                tier.defectBelow("stages/" + i + "/name", "is another stage's name already");
            }
        }
        if (stages.isEmpty()) {
            tier.defect("stages", "must hold at least one stage");
            return Optional.empty();
        }
        if (stages.stream().mapToInt(Stage::approvals).sum() > Requirement.MAX_APPROVALS) {
            tier.defect("stages", "must not need more than " + Requirement.MAX_APPROVALS + " approvals in all");
            return Optional.of(stages.subList(0, 1));
        }
        return Optional.of(stages);
    }

    private static Stage stage(ObjectReader reader) {
        String name = reader.text("name", Texts.NAME);
        List<String> groups = SafeguardsReader.groups(reader);
        int approvals =
                reader.optInteger("approvals", 1, Requirement.MAX_APPROVALS).orElse(1);
        boolean distinct = reader.optBool("distinctGroups").orElse(false);
        if (distinct && approvals > groups.size()) {
            reader.defect("approvals", "must not be more than the groups, of which each can approve once");
        }
        reader.done();
        return new Stage(name, groups, approvals, distinct);
    }

    static Optional<List<EscalationStep>> escalation(ObjectReader tier) {
        if (!tier.has("escalation")) {
            return Optional.empty();
        }
        return Optional.of(
                tier.objects("escalation").stream().map(StageReader::step).toList());
    }

    private static EscalationStep step(ObjectReader reader) {
        EscalationStep step = new EscalationStep(
                reader.parsed("after", RequirementReader::duration, RequirementReader.DURATION)
                        .orElse(Duration.ZERO),
                SafeguardsReader.groups(reader));
        reader.done();
        return step;
    }
}
