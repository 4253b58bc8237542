package io.trailwright.approval.review.db;

import io.trailwright.approval.review.ReviewRecord;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.json.Json;
import io.trailwright.core.trail.Tier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Lines of the queue to rows and back. */
final class ReviewRows {
    private ReviewRows() {}

    /** Everything but the key and the groups. */
    static void fill(ReviewRow row, ReviewRecord review) {
        row.state = review.state();
        row.summary = review.summary();
        row.workflow = review.workflow();
        row.action = review.action();
        row.tier = review.tier().wire();
        row.tierRank = review.tier().ordinal();
        row.subject = review.subject().toString();
        row.head = review.head().toString();
        row.reasons = new String(Json.strings(review.reasons()).canonical(), StandardCharsets.UTF_8);
        row.approvalsNeeded = review.approvalsNeeded();
        row.approvalsCounted = review.approvalsCounted();
        row.openedAt = review.openedAt().orElse(row.openedAt);
        row.expiresAt = review.expiresAt().orElse(null);
        row.closedAt = review.closedAt().orElse(null);
        row.escalatesAt = review.escalatesAt().orElse(null);
    }

    /** Without the delegates, whom no list shows. */
    static ReviewRecord read(ReviewRow row, List<String> groups) {
        return new ReviewRecord(
                row.log,
                row.trail,
                row.state,
                row.summary,
                row.workflow,
                row.action,
                Tier.of(row.tier),
                Digest.parse(row.subject),
                Digest.parse(row.head),
                reasons(row.reasons),
                groups,
                row.approvalsNeeded,
                row.approvalsCounted,
                Optional.ofNullable(row.openedAt),
                Optional.ofNullable(row.expiresAt),
                Optional.ofNullable(row.closedAt),
                Optional.ofNullable(row.escalatesAt),
                List.of());
    }

    private static List<String> reasons(String json) {
        return Json.parse(json.getBytes(StandardCharsets.UTF_8)) instanceof Json.Arr array
                ? array.items().stream()
                        .map(item -> item instanceof Json.Str text ? text.value() : "")
                        .toList()
                : List.of();
    }
}
