package io.trailwright.ingest.permit;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.json.Json;
import io.trailwright.core.trail.BreakGlass;
import io.trailwright.core.trail.Permit;
import io.trailwright.core.trail.PermitState;
import io.trailwright.core.trail.Review;
import io.trailwright.core.trail.TrailState;
import io.trailwright.core.trail.Verdict;
import io.trailwright.ingest.ProblemType;
import io.trailwright.ingest.ledger.EntryDraft;
import io.trailwright.ingest.ledger.PartDraft;
import io.trailwright.problem.HttpProblem;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** When there is a permit, and when it may be redeemed: pure functions of the folded trail. */
final class PermitRules {

    /** Less is too little time for the permit to be recorded and used before the break-glass ends. */
    private static final Duration LEAST = Duration.ofSeconds(5);

    private PermitRules() {}

    /** What a request for a permit meets. */
    sealed interface Answer {
        record Issue(Permit permit) implements Answer {}

        /** One is out, unexpired and for the content as it is: the same is given again. */
        record Outstanding(Permit permit, long seq) implements Answer {}

        record Refused(HttpProblem problem) implements Answer {}
    }

    static Answer ask(TrailState state, UUID newId, Instant now) {
        if (state.permit() instanceof PermitState.Redeemed) {
            return new Answer.Refused(
                    ProblemType.PERMIT_ALREADY_REDEEMED.problem(
                            "Propose a new decision: this one's permit was redeemed, and a decision is carried out at most once."));
        }
        if (state.verdict() != Verdict.ALLOWED
                || state.evaluated().isEmpty()
                || state.action().isEmpty()) {
            return new Answer.Refused(refused(state.verdict()));
        }
        if (state.permit() instanceof PermitState.Issued issued && forThisContent(state, issued.seq())) {
            return new Answer.Outstanding(issued.permit(), issued.seq());
        }
        var action = state.action().get();
        var issuedAt = now.truncatedTo(ChronoUnit.MICROS);
        var expiresAt = issuedAt.plus(state.evaluated().get().requirement().permitFor());
        var emergency = emergency(state);
        if (emergency.isPresent()) {
            if (issuedAt.plus(LEAST).isAfter(emergency.get().permittedUntil())) {
                return new Answer.Refused(refused(Verdict.REVIEW_REQUIRED));
            }
            expiresAt = earlier(expiresAt, emergency.get().permittedUntil());
        }
        return new Answer.Issue(new Permit(
                newId,
                state.trail(),
                action.target(),
                action.type(),
                action.argumentsDigest(),
                Stream.concat(state.approvals().stream(), emergency.map(BreakGlass::invoked).stream())
                        .map(Review::leafHash)
                        .toList(),
                state.evaluated().get().policy(),
                issuedAt,
                expiresAt));
    }

    /** The break-glass that alone lets the action run; empty where the review does. */
    private static Optional<BreakGlass> emergency(TrailState state) {
        return state.reviewVerdict() == Verdict.ALLOWED ? Optional.empty() : state.breakGlass();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Why these arguments cannot have a permit; empty when they are the decision's, byte for byte in canonical form. */
    static Optional<HttpProblem> arguments(TrailState state, Json.Obj arguments) {
        boolean same = state.action()
                .filter(action -> action.argumentsDigest().equals(Digest.of(arguments.canonical())))
                .isPresent();
        return same
                ? Optional.empty()
                : Optional.of(
                        ProblemType.ARGUMENTS_CHANGED.problem(
                                "Act with exactly the arguments that were proposed, or propose a new decision for the changed ones."));
    }

    /** Why this token cannot be redeemed on this trail now; empty when it can. */
    static Optional<HttpProblem> redemption(TrailState state, PermitToken token, PermitToken expected) {
        if (state.permit() instanceof PermitState.Redeemed) {
            return Optional.of(ProblemType.PERMIT_ALREADY_REDEEMED.problem(
                    "Do not act: this permit was redeemed before, and a decision is carried out at most once."));
        }
        if (!expected.claims().equals(token.claims())) {
            return Optional.of(ProblemType.PERMIT_INVALID.problem(
                    "Ask for the permit again: this one is not the decision's newest."));
        }
        if (state.permit() instanceof PermitState.Expired) {
            return Optional.of(ProblemType.PERMIT_EXPIRED.problem("Ask for a new permit: this one has run out."));
        }
        if (state.verdict() != Verdict.ALLOWED
                || !(state.permit() instanceof PermitState.Issued issued)
                || !forThisContent(state, issued.seq())) {
            return Optional.of(refused(state.verdict()));
        }
        return Optional.empty();
    }

    /** Evidence that came later voids a permit: it was issued for another content. */
    private static boolean forThisContent(TrailState state, long issuedSeq) {
        return issuedSeq > state.subjectSeq();
    }

    static HttpProblem refused(Verdict verdict) {
        return ProblemType.PERMIT_REFUSED
                .with("Do not act: the decision's verdict is " + verdict.wire()
                        + ", and only allowed lets anything run.")
                .with("verdict", verdict.wire())
                .build();
    }

    static EntryDraft issued(Permit permit) {
        return new EntryDraft(EntryKind.PERMIT_ISSUED, List.of(PartDraft.of("permit", permit.json())));
    }
}
