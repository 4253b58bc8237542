package io.trailwright.reconstruction.account;

import io.trailwright.core.entry.Entry;
import io.trailwright.core.trail.TrailState;
import io.trailwright.core.trail.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A decision in one line, for a list. Texts of callers have their hidden characters shown; empty where nothing is
 * recorded or it is erased.
 *
 * @param verdict where the decision stood when its last entry was recorded
 * @param expiresAt when it expires, if it is still waiting for review; empty otherwise
 */
public record Headline(
        UUID decision,
        String workflow,
        String summary,
        String tier,
        String verdict,
        int entries,
        Instant firstAt,
        Instant lastAt,
        Optional<Instant> expiresAt) {

    /** @throws IllegalArgumentException if there are no entries */
    public static Headline of(List<Entry> entries) {
        var trail = TrailReading.of(entries);
        var request = Reading.of(trail.first(), "request");
        return new Headline(
                trail.first().header().trail(),
                request.text("workflow").map(Visible::inline).orElse(""),
                request.text("summary").map(Visible::inline).orElse(""),
                trail.state().map(TrailState::tier).map(tier -> tier.wire()).orElse("high"),
                lasting(trail).wire(),
                entries.size(),
                trail.first().header().at(),
                trail.last().header().at(),
                trail.state()
                        .filter(state -> lasting(trail) == Verdict.REVIEW_REQUIRED)
                        .flatMap(TrailState::expiresAt));
    }

    /** What a break-glass allows for a few minutes is not said here, where it would be read later. */
    private static Verdict lasting(TrailReading trail) {
        return trail.verdict() == Verdict.ALLOWED
                ? trail.state().map(TrailState::reviewVerdict).orElse(Verdict.ALLOWED)
                : trail.verdict();
    }

    /** The verdict at a later time: what waits for review past its time limit is expired. */
    public String verdictAt(Instant now) {
        return expiresAt.filter(now::isAfter).isPresent() ? Verdict.EXPIRED.wire() : verdict;
    }
}
