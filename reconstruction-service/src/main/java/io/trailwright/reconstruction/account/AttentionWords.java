package io.trailwright.reconstruction.account;

import java.util.LinkedHashSet;
import java.util.Optional;

/** Says how long and at what a reviewer looked, where the statement holds it. The approval service measured it. */
final class AttentionWords {
    private AttentionWords() {}

    /** Nothing for a statement without it: most were made before it was measured. */
    static Optional<String> of(Reading statement, Reading reviewer, TrailReading trail) {
        return statement.object("attention").map(found -> words(statement, Who.reviewer(reviewer), trail));
    }

    private static String words(Reading statement, String who, TrailReading trail) {
        var opened = new LinkedHashSet<>(statement.texts("attention", "opened"));
        var evidence = trail.evidence();
        long seen = evidence.stream()
                .filter(item ->
                        item.data().text("digest").filter(opened::contains).isPresent())
                .count();
        var of = evidence.isEmpty()
                ? "there was no evidence to open"
                : seen + " of " + Words.counted(evidence.size(), "piece") + " of evidence "
                        + (seen == 1 ? "was" : "were") + " shown in full or opened";
        return "By the measure of the approval service, " + who + " stated this "
                + statement
                        .whole("attention", "seconds")
                        .map(seconds ->
                                Words.counted(seconds, "second") + " after this content was first shown to them, and ")
                        .orElse("when ")
                + of + " (asserted).";
    }
}
