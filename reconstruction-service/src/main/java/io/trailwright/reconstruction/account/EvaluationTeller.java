package io.trailwright.reconstruction.account;

import io.trailwright.core.entry.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells {@code policy.evaluated}: the risk, why, what it demands and who owns the workflow. */
final class EvaluationTeller implements Teller {
    private static final Map<String, String> EXCLUDED = Map.of(
            "requester", "whoever asked for it",
            "workflow-owner", "the owner of the workflow",
            "evidence-supplier", "whoever supplied the evidence",
            "policy-author", "the author of the policy");

    @Override
    public List<Sentence> tell(Entry entry, TrailReading trail) {
        var evaluation = Reading.of(entry, "evaluation");
        var on = "On " + Words.at(entry.header().at()) + " ";
        if (evaluation.erased()) {
            return List.of(Sentence.of(on + "policy rated this decision; its evaluation has been erased.", entry));
        }
        var outcome = evaluation.text("outcome").orElse("");
        if (!outcome.equals("evaluated") && !outcome.equals("undetermined")) {
            return List.of(Sentence.of(on + "an evaluation by policy was recorded, which cannot be read.", entry));
        }
        if (outcome.equals("undetermined")) {
            var cause = evaluation
                    .text("cause")
                    .map(text -> " (" + Quote.term(text) + ")")
                    .orElse("");
            return List.of(Sentence.of(
                    on + "policy could not rate this decision" + cause
                            + ", and until it could, nothing was allowed to run.",
                    entry));
        }
        var told = new ArrayList<String>();
        told.add(on + policy(evaluation) + " rated this decision " + tier(evaluation) + " risk.");
        told.addAll(rules(evaluation));
        told.add(demand(evaluation));
        RequirementWords.escalation(evaluation).ifPresent(told::add);
        RequirementWords.qualifications(evaluation).ifPresent(told::add);
        RequirementWords.riskAcceptance(evaluation).ifPresent(told::add);
        RequirementWords.breakGlass(evaluation).ifPresent(told::add);
        excluded(evaluation).ifPresent(told::add);
        told.addAll(missing(evaluation));
        owner(evaluation).ifPresent(told::add);
        author(evaluation).ifPresent(told::add);
        return told.stream().map(text -> Sentence.of(text, entry)).toList();
    }

    private static String policy(Reading evaluation) {
        var id = evaluation.text("policy", "id").map(Quote::words).orElse("an unnamed policy");
        return "policy " + id
                + evaluation
                        .whole("policy", "version")
                        .map(v -> ", version " + Words.number(v) + ",")
                        .orElse("");
    }

    private static String tier(Reading evaluation) {
        return evaluation.text("tier").map(Quote::term).orElse("unstated");
    }

    private static List<String> rules(Reading evaluation) {
        var rules = evaluation.items("rules");
        if (rules.isEmpty()) {
            return List.of("No rule of the policy applied to it.");
        }
        return rules.stream()
                .map(rule -> "Its rule " + rule.text("id").map(Quote::words).orElse("without a name")
                        + " applied, which means "
                        + tier(rule) + " risk, because "
                        + rule.text("reason").map(Quote::words).orElse("of a reason not recorded")
                        + ".")
                .toList();
    }

    private static String demand(Reading evaluation) {
        var demands = new ArrayList<String>();
        var kinds = evaluation.items("requirement", "evidence").stream()
                .flatMap(item -> item.text("kind").stream())
                .map(Quote::term)
                .toList();
        if (!kinds.isEmpty()) {
            demands.add("evidence of " + (kinds.size() == 1 ? "the kind " : "the kinds ") + Words.and(kinds));
        }
        long approvals = evaluation.whole("requirement", "approvals").orElse(0L);
        if (approvals > 0) {
            demands.add(RequirementWords.approvals(evaluation, approvals)
                    + evaluation
                            .text("requirement", "timeLimit")
                            .map(t -> " within " + Words.duration(t))
                            .orElse(""));
        }
        return demands.isEmpty()
                ? "At this level the policy demands neither evidence nor an approval."
                : "At this level the policy demands " + Words.and(demands) + ".";
    }

    private static Optional<String> excluded(Reading evaluation) {
        var who = evaluation.texts("requirement", "excluded").stream()
                .sorted()
                .map(role -> EXCLUDED.getOrDefault(role, Quote.term(role)))
                .toList();
        boolean nobody =
                who.isEmpty() || evaluation.whole("requirement", "approvals").orElse(0L) == 0;
        return nobody ? Optional.empty() : Optional.of("It may not be approved by " + Words.or(who) + ".");
    }

    private static List<String> missing(Reading evaluation) {
        return evaluation.items("missing").stream()
                .map(item -> "At that moment " + what(item.text("what").orElse("")) + " was missing"
                        + item.text("reason")
                                .map(reason -> ": " + Quote.words(reason))
                                .orElse("") + ".")
                .toList();
    }

    private static String what(String what) {
        int slash = what.indexOf('/');
        var name = Quote.term(what.substring(slash + 1));
        return what.startsWith("evidence/") ? "evidence of the kind " + name : "the field " + name;
    }

    private static Optional<String> author(Reading evaluation) {
        return evaluation
                .text("policy", "author", "name")
                .or(() -> evaluation.text("policy", "author", "sub"))
                .map(name -> "This version of the policy was published by " + Quote.name(name)
                        + ", as the policy service verified then and says now (registered).");
    }

    private static Optional<String> owner(Reading evaluation) {
        return evaluation
                .text("workflow", "id")
                .map(id -> "The workflow " + Quote.words(id)
                        + evaluation
                                .whole("workflow", "version")
                                .map(v -> ", version " + Words.number(v) + ",")
                                .orElse("")
                        + " is registered with "
                        + evaluation
                                .text("workflow", "owner", "name")
                                .or(() -> evaluation.text("workflow", "owner", "sub"))
                                .map(Quote::name)
                                .orElse("nobody")
                        + " as its owner (registered).");
    }
}
