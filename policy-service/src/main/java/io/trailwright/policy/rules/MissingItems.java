package io.trailwright.policy.rules;

import io.trailwright.policy.rules.Evaluation.Missing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares what a requirement asks for with what was handed in. */
final class MissingItems {

    /** How far ahead of ours a caller's clock may run before its evidence counts as from the future. */
    static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private MissingItems() {}

    static List<Missing> of(Facts facts, Requirement requirement) {
        List<Missing> missing = new ArrayList<>();
        for (EvidenceNeed need : requirement.evidence()) {
            evidence(need, facts).ifPresent(reason -> missing.add(new Missing("evidence/" + need.kind(), reason)));
        }
        for (DecisionField field : requirement.fields()) {
            if (field.knownAtRequest() && !facts.supplied().contains(field)) {
                missing.add(new Missing("field/" + field.wire(), "The request does not say " + field.meaning() + "."));
            }
        }
        return missing;
    }

    private static Optional<String> evidence(EvidenceNeed need, Facts facts) {
        List<Facts.Evidence> ofKind = facts.evidence().stream()
                .filter(evidence -> evidence.kind().equals(need.kind()))
                .toList();
        if (ofKind.isEmpty()) {
            return Optional.of("No evidence of kind %s was handed in.".formatted(need.kind()));
        }
        if (need.maxAge().isEmpty()) {
            return Optional.empty();
        }
        Duration maxAge = need.maxAge().get();
        boolean fresh = ofKind.stream()
                .flatMap(evidence -> evidence.obtainedAt().stream())
                .anyMatch(obtained -> isFresh(obtained, facts.at(), maxAge));
        return fresh
                ? Optional.empty()
                : Optional.of("No evidence of kind %s says that it was obtained at most %s before the request."
                        .formatted(need.kind(), Iso.text(maxAge)));
    }

    private static boolean isFresh(Instant obtained, Instant at, Duration maxAge) {
        return !obtained.isBefore(at.minus(maxAge)) && !obtained.isAfter(at.plus(CLOCK_SKEW));
    }
}
