package io.trailwright.reconstruction.account;

import io.trailwright.core.entry.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells {@code decision.proposed}: who proposed what, in whose words, on what evidence, and what it recommended. */
final class ProposalTeller implements Teller {

    @Override
    public List<Sentence> tell(Entry entry, TrailReading trail) {
        var told = new ArrayList<Sentence>();
        told.add(Sentence.of(lead(entry), entry));
        request(entry, Reading.of(entry, "request")).forEach(text -> told.add(Sentence.of(text, entry)));
        told.addAll(EvidenceTeller.pieces(entry));
        recommendation(Reading.of(entry, "recommendation")).forEach(text -> told.add(Sentence.of(text, entry)));
        told.add(Sentence.of(exceptions(entry), entry));
        return told;
    }

    private static String lead(Entry entry) {
        var action = Reading.of(entry, "action");
        var start = "On " + Words.at(entry.header().at()) + " " + Who.client(entry, "integration") + " proposed ";
        if (!action.present() && !action.erased()) {
            return start + "an action that is not recorded in a form that can be read.";
        }
        if (action.erased()) {
            return start + "an action; what it was has been erased, and only its commitment is left.";
        }
        var type = action.text("type")
                .map(text -> "the action " + Quote.words(text))
                .orElse("an unnamed action");
        var target =
                action.text("target").map(text -> " on " + Quote.words(text)).orElse("");
        var arguments = action.object("arguments").map(ValueInWords::arguments).orElse("no arguments");
        return start + type + target + ", with " + arguments + " (all as it declared them).";
    }

    private static List<String> request(Entry entry, Reading request) {
        if (!request.present()) {
            return List.of(
                    request.erased()
                            ? "Its description of the request has been erased; only the commitment is left."
                            : "Its description of the request is not recorded.");
        }
        var told = new ArrayList<String>();
        request.text("summary")
                .ifPresent(text -> told.add("It summed this up as " + Quote.words(text) + " (declared)."));
        request.text("workflow")
                .ifPresent(text -> told.add("It filed the decision under the workflow "
                        + Quote.words(text)
                        + request.text("workflowVersion")
                                .map(v -> ", version " + Quote.words(v))
                                .orElse("")
                        + " (declared)."));
        person(request)
                .ifPresent(text -> told.add("It named " + text + " as the person who asked for this (declared)."));
        var categories = request.texts("dataCategories");
        if (!categories.isEmpty()) {
            told.add("It declared that it used data of these categories: "
                    + Words.and(categories.stream().map(Quote::words).toList()) + ".");
        }
        tool(request)
                .ifPresent(
                        text -> told.add("It declared " + text + " as the tool or model that produced the proposal."));
        prompt(request).ifPresent(text -> told.add("It declared that it worked from the prompt " + text + "."));
        return told;
    }

    private static Optional<String> person(Reading request) {
        return request.text("requestedBy", "name")
                .or(() -> request.text("requestedBy", "sub"))
                .map(Quote::words);
    }

    static Optional<String> tool(Reading request) {
        return request.text("tool", "name")
                .map(name -> Quote.words(name)
                        + request.text("tool", "version")
                                .map(v -> ", version " + Quote.words(v))
                                .orElse("")
                        + request.text("tool", "provider")
                                .map(p -> ", of " + Quote.words(p))
                                .orElse(""));
    }

    static Optional<String> prompt(Reading request) {
        return request.text("prompt", "id")
                .map(id -> Quote.words(id)
                        + request.text("prompt", "version")
                                .map(v -> ", version " + Quote.words(v))
                                .orElse(""));
    }

    private static List<String> recommendation(Reading recommendation) {
        switch (recommendation.state()) {
            case ERASED -> {
                return List.of("Its recommendation has been erased; only the commitment is left.");
            }
            case ABSENT, UNREADABLE -> {
                return List.of("It recorded no recommendation.");
            }
            case PRESENT -> {
                // told below
            }
        }
        var told = new ArrayList<String>();
        var confidence = recommendation
                .at("confidence")
                .map(value -> ", with a confidence of " + ValueInWords.value(value))
                .orElse("");
        told.add(recommendation
                .text("summary")
                .map(text -> "It recommended " + Quote.words(text) + confidence + " (declared).")
                .orElse("It recorded a recommendation without a summary" + confidence + "."));
        if (recommendation.at("output").isPresent()) {
            told.add("The output behind this recommendation is kept in full in the trail, as the caller handed it in.");
        } else if (recommendation.text("outputDigest").isPresent()) {
            told.add("Of the output behind this recommendation only the digest is recorded.");
        }
        return told;
    }

    private static String exceptions(Entry entry) {
        if (entry.erased("exceptions")) {
            return "The exceptions that it declared have been erased; only the commitment is left.";
        }
        var listed = ExceptionList.of(entry);
        if (listed.isEmpty()) {
            return "It did not say whether there were exceptions.";
        }
        var exceptions = listed.get();
        return exceptions.isEmpty()
                ? "It declared that there were no exceptions."
                : "It declared " + Words.some(exceptions.size(), "exception") + ": "
                        + Words.and(exceptions.stream().map(Quote::words).toList()) + ".";
    }
}
