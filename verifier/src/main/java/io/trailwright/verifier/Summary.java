package io.trailwright.verifier;

import io.trailwright.core.bundle.Bundle;
import io.trailwright.core.bundle.Countersigned;
import io.trailwright.core.bundle.Verification;
import io.trailwright.core.json.JsonException;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.SignedNote;
import io.trailwright.core.log.Witnessed;
import io.trailwright.core.trail.TrailState;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a bundle that verifies says, and what that does not prove. */
final class Summary {
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu 'at' HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Summary() {}

    static List<String> lines(Bundle bundle, Verification checked) {
        var last = bundle.entries().get(bundle.entries().size() - 1);
        var checkpoint = Checkpoint.parse(SignedNote.parse(bundle.checkpoint()).text());
        var lines = new ArrayList<>(List.of(
                "verification: " + checked.result().name().toLowerCase(Locale.ROOT),
                "decision:     " + bundle.trail() + " of the log " + checkpoint.origin(),
                "as recorded:  " + standing(bundle),
                "last entry:   " + last.header().kind().wire() + " on "
                        + AT.format(last.header().at()),
                "entries:      " + checked.entries() + " checked: hash, order and place in the log",
                "parts:        " + checked.parts() + " checked against their commitments"
                        + (checked.erased() == 0 ? "" : "; " + checked.erased() + " erased by a recorded decision"),
                "proofs:       " + checked.proofs() + " inclusion proofs checked, in the log of " + checkpoint.size()
                        + " entries",
                "signatures:   " + checked.signatures() + " checked, by keys that you brought",
                "witnesses:    " + checked.witnessed().map(Summary::witnesses).orElse("not checked: you pinned none")));
        laterReview(bundle).ifPresent(lines::add);
        checked.countersigned().forEach(signed -> lines.add(countersigned(signed)));
        lines.addAll(List.of(
                "",
                "This proves that these entries stand in the log that was signed, unchanged and in this order.",
                "It does not prove that the decision has no later entries, that what a caller declared is true, that",
                "nothing happened which nobody reported, or that others were shown the same log: for that, witnesses",
                "whom the operator does not run, or `compare` with what another auditor holds."));
        return List.copyOf(lines);
    }

    private static String countersigned(Countersigned signed) {
        return "provider:     " + signed.issuer() + " signed what " + signed.who() + " stated in entry " + signed.seq()
                + ", after a sign-in on " + AT.format(signed.authTime())
                + (signed.pinned()
                        ? ", by a key that you pinned"
                        : ", by the key " + signed.keyThumbprint() + " as the ledger recorded it: you pinned none");
    }

    private static String witnesses(Witnessed witnessed) {
        var by = witnessed.by().stream()
                .map(one -> one.name() + " on " + AT.format(one.at()))
                .collect(Collectors.joining(", "));
        return witnessed.by().size() + " of " + witnessed.pinned() + " that you pinned cosigned"
                + (by.isEmpty() ? ": not witnessed" : ": " + by);
    }

    /** A break-glass, and where the review that has to follow it stood with the last entry. */
    private static Optional<String> laterReview(Bundle bundle) {
        return folded(bundle)
                .flatMap(TrailState::breakGlass)
                .map(glass -> "break-glass:  entry "
                        + glass.invoked().seq() + (glass.used() ? ", used" : ", not used") + "; later review "
                        + glass.finding()
                                .map(finding -> "closed in entry " + finding.seq() + ", "
                                        + finding.statement().outcome().wire())
                                .orElse("not closed, due by " + AT.format(glass.reviewBy())));
    }

    private static Optional<TrailState> folded(Bundle bundle) {
        try {
            var last = bundle.entries().get(bundle.entries().size() - 1);
            return Optional.of(TrailState.fold(bundle.entries(), last.header().at()));
        } catch (IllegalArgumentException
                | JsonException
                | ArithmeticException
                | java.time.DateTimeException unfoldable) {
            return Optional.empty();
        }
    }

    private static String standing(Bundle bundle) {
        return folded(bundle)
                .map(Summary::standing)
                .orElse("where the decision stands cannot be computed from these entries");
    }

    private static String standing(TrailState state) {
        var violations = state.violations().size();
        return "verdict " + state.verdict().wire() + ", " + state.tier().wire() + " risk"
                + (violations == 0 ? "" : ", " + violations + (violations == 1 ? " violation" : " violations"));
    }
}
