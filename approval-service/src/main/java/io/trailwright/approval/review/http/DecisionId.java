package io.trailwright.approval.review.http;

import io.trailwright.problem.StandardProblem;
import java.util.UUID;
import java.util.regex.Pattern;

/** A decision's id as it stands in a path: what is not one is simply not there. */
final class DecisionId {
    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private DecisionId() {}

    /** @throws io.trailwright.problem.HttpProblem 404 */
    static UUID of(String text) {
        if (!CANONICAL.matcher(text).matches()) {
            throw StandardProblem.NOT_FOUND.problem("There is no review of such a decision, or it is not open yet.");
        }
        return UUID.fromString(text);
    }
}
