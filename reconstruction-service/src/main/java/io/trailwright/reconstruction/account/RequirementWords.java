package io.trailwright.reconstruction.account;

import io.trailwright.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who has to approve, and who is asked besides, in words. */
final class RequirementWords {
    private RequirementWords() {}

    /** One approval by one group, or one stage after the other. */
    static String approvals(Reading evaluation, long approvals) {
        var stages = evaluation.items("requirement", "stages");
        if (stages.isEmpty()) {
            return by(approvals, evaluation.texts("requirement", "groups"));
        }
        return Words.some(approvals, "approval") + " in " + Words.some(stages.size(), "stage") + " ("
                + String.join(
                        ", then ", stages.stream().map(RequirementWords::stage).toList())
                + ")";
    }

    private static String stage(Reading stage) {
        boolean distinct = stage.at("distinctGroups")
                .filter(value -> value instanceof Json.Bool bool && bool.value())
                .isPresent();
        return stage.text("name").map(name -> Quote.words(name) + ": ").orElse("")
                + by(stage.whole("approvals").orElse(0L), stage.texts("groups"))
                + (distinct ? ", each by way of another group" : "");
    }

    private static String by(long approvals, List<String> groups) {
        var names = groups.stream().map(Quote::name).toList();
        return Words.some(approvals, "approval") + (names.isEmpty() ? "" : " by members of " + Words.or(names));
    }

    /** Empty where nothing is asked of the people beside being asked. */
    static Optional<String> qualifications(Reading evaluation) {
        var asked = new ArrayList<String>();
        var training = evaluation.texts("requirement", "training").stream()
                .map(Quote::words)
                .toList();
        if (!training.isEmpty()) {
            asked.add("be trained in " + Words.and(training));
        }
        if (evaluation
                .at("requirement", "conflictDeclaration")
                .filter(value -> value instanceof Json.Bool bool && bool.value())
                .isPresent()) {
            asked.add("declare to have no conflict of interest");
        }
        return asked.isEmpty() ? Optional.empty() : Optional.of("Whoever lets it run has to " + Words.and(asked) + ".");
    }

    /** Empty where nobody may approve with evidence unread. */
    static Optional<String> riskAcceptance(Reading evaluation) {
        var groups = evaluation.texts("requirement", "riskAcceptance", "groups").stream()
                .map(Quote::name)
                .toList();
        return groups.isEmpty()
                ? Optional.empty()
                : Optional.of("Members of " + Words.or(groups)
                        + " may approve although evidence cannot be looked at, by naming it.");
    }

    /** Empty where nobody may let it run in an emergency. */
    static Optional<String> breakGlass(Reading evaluation) {
        var groups = evaluation.texts("requirement", "breakGlass", "groups").stream()
                .map(Quote::name)
                .toList();
        if (groups.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("In an emergency members of " + Words.or(groups) + " may let it run before it is approved"
                + evaluation
                        .text("requirement", "breakGlass", "permitFor")
                        .map(length -> ", for " + Words.duration(length))
                        .orElse("")
                + evaluation
                        .text("requirement", "breakGlass", "reviewWithin")
                        .map(length -> ", which then has to be reviewed within " + Words.duration(length))
                        .orElse("")
                + ".");
    }

    /** Empty where nobody is asked besides. */
    static Optional<String> escalation(Reading evaluation) {
        var steps = evaluation.items("requirement", "escalation").stream()
                .map(step -> "members of "
                        + Words.or(
                                step.texts("groups").stream().map(Quote::name).toList())
                        + step.text("after")
                                .map(after -> " after " + Words.duration(after))
                                .orElse(""))
                .toList();
        return steps.isEmpty()
                ? Optional.empty()
                : Optional.of("While nobody has decided, it asks besides " + Words.and(steps) + ".");
    }
}
