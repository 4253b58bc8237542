package io.trailwright.reconstruction.account;

import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.EntryKind;
import java.time.Instant;
import java.util.List;

/**
 * One statement of a review, and how strongly its author is proven. Texts have their hidden characters shown; empty
 * where nothing is recorded.
 *
 * @param name from the person's verified token, or what is left of it
 * @param known {@code verified}, {@code erased}, or {@code not recorded} for an expiry, which no person states
 * @param acr login level, by the identity provider
 * @param authTime when the person signed in, RFC 3339
 * @param counted whether the decision rests on it
 * @param ignoredBecause why it does not count; empty when it does
 */
public record Approval(
        long entry,
        Instant at,
        String verdict,
        String name,
        String issuer,
        String subject,
        String acr,
        List<String> amr,
        String authTime,
        String reason,
        String meaning,
        Known known,
        boolean counted,
        String ignoredBecause) {

    static List<Approval> all(TrailReading trail) {
        return trail.allOf(EntryKind.REVIEW_DECIDED).stream()
                .map(entry -> of(entry, trail))
                .toList();
    }

    private static Approval of(Entry entry, TrailReading trail) {
        var statement = Reading.of(entry, "statement");
        var reviewer = Reading.of(entry, "reviewer");
        var review = trail.review(entry);
        return new Approval(
                entry.header().seq(),
                entry.header().at(),
                text(statement, "verdict"),
                reviewer.present() ? Who.reviewer(reviewer) : "",
                text(reviewer, "iss"),
                text(reviewer, "sub"),
                text(reviewer, "acr"),
                reviewer.texts("amr").stream().map(Visible::inline).toList(),
                text(reviewer, "authTime"),
                text(statement, "reason"),
                text(statement, "meaning"),
                reviewer.present() ? Known.VERIFIED : reviewer.erased() ? Known.ERASED : Known.NOT_RECORDED,
                review.filter(found -> found.counts()).isPresent(),
                review.flatMap(found -> found.ignored()).map(Visible::inline).orElse(""));
    }

    private static String text(Reading reading, String name) {
        return reading.text(name).map(Visible::inline).orElse("");
    }
}
