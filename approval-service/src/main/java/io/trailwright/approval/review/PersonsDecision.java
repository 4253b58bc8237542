package io.trailwright.approval.review;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.json.Json;
import io.trailwright.core.json.JsonException;
import io.trailwright.core.trail.Statement;
import io.trailwright.core.trail.Statement.Attention;
import io.trailwright.core.trail.Statement.Declared;
import io.trailwright.core.trail.Statement.Outcome;
import java.util.Optional;
import java.util.UUID;

/**
 * What a person decided, and on what.
 *
 * @param outcome one that a person states
 * @param reason at most {@value #MAX_REASON} characters; needed unless it is an approval
 * @param subject the content that they were shown
 * @param view the view that they were shown
 * @param declared what they declare besides
 * @param attention how long and at what they looked, where a page was shown to them
 * @param idToken the identity provider's signature over the statement that this makes, where the person signed in for it
 */
public record PersonsDecision(
        Outcome outcome,
        String reason,
        Digest subject,
        Digest view,
        Declared declared,
        Optional<Attention> attention,
        Optional<String> idToken) {
    public static final int MAX_REASON = 2000;

    private static final String APPROVED = "I have seen this decision as shown and approve that this action runs once,"
            + " with exactly these arguments.";
    /** What an approval means of somebody who accepts evidence unread. */
    public static final String RISK_ACCEPTED =
            "I have seen this decision as shown, except the evidence that I name, and approve that this action runs"
                    + " once, with exactly these arguments. I accept the risk of what I could not look at.";

    private static final String RECUSED = "I have a conflict of interest in this decision and take no part in it.";
    private static final String REJECTED =
            "I have seen this decision as shown and reject it: this action must not run.";
    private static final String CHANGES_REQUESTED =
            "I have seen this decision as shown and cannot decide it as it is:" + " evidence has to be added first.";
    private static final String BREAK_GLASS =
            "This cannot wait for approval. I have seen this decision as shown and let"
                    + " this action run once, with exactly these arguments; I know that it will be reviewed.";
    private static final String UPHELD =
            "I have looked at this break-glass afterwards and find that letting the action run was right.";
    private static final String NOT_UPHELD =
            "I have looked at this break-glass afterwards and find that letting the action run was not right.";
    private static final String EXPIRED = "Nobody decided within the time limit; this action must not run.";

    public PersonsDecision {
        if (outcome == Outcome.EXPIRED || outcome == Outcome.WITHDRAWN) {
            throw new IllegalArgumentException("a person approves, rejects or requests changes");
        }
        reason = reason.strip();
        if (outcome.needsReason() && reason.isEmpty()) {
            throw new IllegalArgumentException(missing(outcome));
        }
        if (reason.length() > MAX_REASON) {
            throw new IllegalArgumentException("a reason has at most " + MAX_REASON + " characters");
        }
        requireText(reason);
    }

    private static String missing(Outcome outcome) {
        return switch (outcome) {
            case REJECTED -> "a rejection needs a reason";
            case BREAK_GLASS -> "say why it cannot wait";
            case UPHELD, NOT_UPHELD -> "say what you found";
            case RECUSED -> "say what the conflict of interest is";
            default -> "say what has to be added";
        };
    }

    /** As far as the person has signed in for nothing but their session, and nobody has looked up how they read. */
    public PersonsDecision(Outcome outcome, String reason, Digest subject, Digest view) {
        this(outcome, reason, subject, view, Declared.NOTHING, Optional.empty(), Optional.empty());
    }

    /** With the provider's signature, of which attention was not measured. */
    public PersonsDecision(Outcome outcome, String reason, Digest subject, Digest view, Optional<String> idToken) {
        this(outcome, reason, subject, view, Declared.NOTHING, Optional.empty(), idToken);
    }

    PersonsDecision with(Optional<Attention> measured) {
        return new PersonsDecision(outcome, reason, subject, view, declared, measured, idToken);
    }

    /** The same, declaring this. */
    public PersonsDecision declaring(Declared besides) {
        return new PersonsDecision(outcome, reason, subject, view, besides, attention, idToken);
    }

    /** The decision that a countersigned statement states. */
    public static PersonsDecision countersigned(Statement statement, String idToken) {
        return new PersonsDecision(
                statement.outcome(),
                statement.reason(),
                statement.subject(),
                statement.view(),
                statement.declared(),
                statement.attention(),
                Optional.of(idToken));
    }

    /** What cannot be written as UTF-8 cannot be recorded. */
    private static void requireText(String reason) {
        try {
            Json.of(reason);
        } catch (JsonException notText) {
            throw new IllegalArgumentException("a reason is text without lone surrogates", notText);
        }
    }

    public Statement about(UUID decision) {
        var meaning = declared.riskAccepted().isPresent() ? RISK_ACCEPTED : meaning(outcome);
        return new Statement(decision, subject, view, outcome, meaning, reason, declared, attention);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "PersonsDecision[" + outcome + ", " + subject + "]";
    }

    /** What a statement of this outcome means, in words that are part of it. */
    public static String meaning(Outcome outcome) {
        return switch (outcome) {
            case APPROVED -> APPROVED;
            case REJECTED -> REJECTED;
            case CHANGES_REQUESTED -> CHANGES_REQUESTED;
            case EXPIRED -> EXPIRED;
            case BREAK_GLASS -> BREAK_GLASS;
            case RECUSED -> RECUSED;
            case UPHELD -> UPHELD;
            case NOT_UPHELD -> NOT_UPHELD;
            case WITHDRAWN -> throw new IllegalArgumentException("the ledger says what a withdrawal means");
        };
    }
}
