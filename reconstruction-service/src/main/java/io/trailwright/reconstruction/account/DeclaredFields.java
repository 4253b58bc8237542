package io.trailwright.reconstruction.account;

import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.EntryKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The fields that come from the caller's proposal and from the workflow's registration. */
final class DeclaredFields {
    private final TrailReading trail;
    private final Reading request;
    private final Reading evaluation;

    DeclaredFields(TrailReading trail) {
        this.trail = trail;
        this.request = Reading.of(trail.first(), "request");
        this.evaluation = trail.evaluation();
    }

    Field workflowOwner() {
        var owner = evaluation
                .text("workflow", "owner", "name")
                .or(() -> evaluation.text("workflow", "owner", "sub"))
                .map(Quote::name);
        var builder = new FieldBuilder("workflow-owner", "Workflow owner");
        return owner.map(name -> builder.recorded(name, Known.REGISTERED, evaluationEntry()))
                .orElseGet(() -> evaluation.erased() ? builder.erased(evaluationEntry()) : builder.notRecorded());
    }

    Field tool() {
        var builder = new FieldBuilder("tool", "Tool or model");
        var name = request.text("tool", "name");
        if (name.isEmpty()) {
            return lost(builder);
        }
        var value = ProposalTeller.tool(request).orElseThrow();
        return approved(name.get())
                .map(listed -> builder.recorded(
                        value + "; the workflow's list of approved tools has " + Quote.words(listed),
                        Known.DECLARED,
                        List.of(trail.first(), evaluationEntry().get(0))))
                .orElseGet(() -> builder.recorded(value, Known.DECLARED, List.of(trail.first())));
    }

    /** The registered tool of the declared name, written as {@code name} or {@code provider/name}. */
    private Optional<String> approved(String name) {
        var full = request.text("tool", "provider").map(provider -> provider + "/" + name);
        return evaluation.texts("workflow", "approvedTools").stream()
                .filter(tool -> tool.equals(name) || full.filter(tool::equals).isPresent())
                .findFirst();
    }

    Field dataCategory() {
        var builder = new FieldBuilder("data-category", "Category of the input data");
        var registered = evaluation.texts("workflow", "dataCategories");
        var declared = request.texts("dataCategories");
        if (registered.isEmpty() && declared.isEmpty()) {
            return lost(builder);
        }
        if (registered.isEmpty()) {
            return builder.recorded(quoted(declared), Known.DECLARED, List.of(trail.first()));
        }
        if (declared.isEmpty()) {
            return builder.recorded(quoted(registered), Known.REGISTERED, evaluationEntry());
        }
        var ofThisDecision = declared.equals(registered) ? "the same" : quoted(declared);
        return builder.recorded(
                quoted(registered) + "; for this decision the caller declared " + ofThisDecision,
                Known.REGISTERED,
                List.of(trail.first(), evaluationEntry().get(0)));
    }

    Field prompt() {
        var builder = new FieldBuilder("prompt", "Prompt or workflow version");
        var versions = new ArrayList<String>();
        ProposalTeller.prompt(request).ifPresent(prompt -> versions.add("prompt " + prompt));
        request.text("workflowVersion").ifPresent(version -> versions.add("workflow version " + Quote.words(version)));
        if (!versions.isEmpty()) {
            return builder.recorded(String.join("; ", versions), Known.DECLARED, List.of(trail.first()));
        }
        Optional<Long> registered = evaluation.whole("workflow", "version");
        return registered
                .map(version -> builder.recorded(
                        "workflow version " + Words.number(version), Known.REGISTERED, evaluationEntry()))
                .orElseGet(() -> lost(builder));
    }

    Field output(FivePart part) {
        var builder = new FieldBuilder("output", "Generated output");
        var recommendation = Reading.of(trail.first(), "recommendation");
        if (!recommendation.present()) {
            return builder.unrecorded(part, "the policy did not demand it");
        }
        var value = new ArrayList<String>();
        recommendation.text("summary").map(Quote::words).ifPresent(value::add);
        if (recommendation.at("output").isPresent()) {
            value.add("kept in full in the trail");
        } else {
            recommendation.text("outputDigest").ifPresent(digest -> value.add("digest " + Quote.words(digest)));
        }
        return builder.recorded(
                value.isEmpty() ? "a recommendation without text" : String.join("; ", value),
                Known.DECLARED,
                List.of(trail.first()));
    }

    private Field lost(FieldBuilder builder) {
        return request.erased() ? builder.erased(List.of(trail.first())) : builder.notRecorded();
    }

    private List<Entry> evaluationEntry() {
        return trail.lastOf(EntryKind.POLICY_EVALUATED).stream().toList();
    }

    private static String quoted(List<String> words) {
        return Words.and(words.stream().map(Quote::words).toList());
    }
}
