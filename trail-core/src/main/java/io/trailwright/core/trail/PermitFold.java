package io.trailwright.core.trail;

import io.trailwright.core.entry.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The part of the fold that follows permission and what was done with it. */
final class PermitFold {

    private @Nullable Entry issue;
    private @Nullable Permit permit;
    private Optional<PermitState.Redeemed> redeemed = Optional.empty();
    private final List<Change> changes = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();

    /** @param until when the permission ends that a break-glass gave; empty for every other */
    void issued(Entry entry, Verdict verdict, Optional<Instant> until) {
        if (verdict != Verdict.ALLOWED) {
            violate(
                    Violation.Type.PERMIT_WITHOUT_PERMISSION,
                    "a permit was issued while the verdict was " + verdict.wire(),
                    entry);
        }
        entry.json("permit").map(Permit::read).ifPresent(claims -> {
            if (until.filter(claims.expiresAt()::isAfter).isPresent()) {
                violate(
                        Violation.Type.PERMIT_WITHOUT_PERMISSION,
                        "a permit was issued for longer than the break-glass allowed, which was until " + until.get(),
                        entry);
            }
            issue = entry;
            permit = claims;
        });
    }

    /** Whether it has been carried out, or may have been. */
    boolean spent() {
        return redeemed.isPresent();
    }

    void redeemed(Entry entry, Verdict verdict) {
        if (redeemed.isPresent()) {
            violate(Violation.Type.PERMIT_REDEEMED_AGAIN, "a permit of this decision was redeemed before", entry);
            return;
        }
        if (permit == null) {
            violate(Violation.Type.PERMIT_WITHOUT_PERMISSION, "a redemption without a permit", entry);
            return;
        }
        if (verdict.terminal()) {
            violate(
                    Violation.Type.PERMIT_WITHOUT_PERMISSION,
                    "a permit was redeemed while the verdict was " + verdict.wire(),
                    entry);
        }
        if (entry.header().at().isAfter(permit.expiresAt())) {
            violate(Violation.Type.PERMIT_REDEEMED_LATE, "the permit had expired at " + permit.expiresAt(), entry);
        }
        redeemed = Optional.of(new PermitState.Redeemed(
                permit, entry.header().seq(), entry.header().at()));
    }

    void changed(Entry entry, Optional<Action> proposed) {
        entry.json("change")
                .map(json -> Change.read(json, entry.header().seq()))
                .ifPresent(change -> {
                    changes.add(change);
                    if (change.mayHaveRun()) {
                        judge(entry, change, proposed);
                    }
                });
    }

    private void judge(Entry entry, Change change, Optional<Action> proposed) {
        if (permit == null) {
            violate(Violation.Type.CHANGE_WITHOUT_PERMIT, "a change was reported and no permit had been issued", entry);
        } else if (redeemed.isEmpty()) {
            violate(
                    Violation.Type.CHANGE_WITHOUT_REDEMPTION,
                    "a change was reported and its permit had not been" + " redeemed",
                    entry);
        }
        if (change.action().isPresent()
                && proposed.isPresent()
                && !same(change.action().get(), proposed.get())) {
            violate(Violation.Type.CHANGE_DIFFERS, "what was done is not what was proposed", entry);
        }
    }

    private static boolean same(Action done, Action proposed) {
        return done.type().equals(proposed.type())
                && done.target().equals(proposed.target())
                && done.argumentsDigest().equals(proposed.argumentsDigest());
    }

    private void violate(Violation.Type type, String detail, Entry entry) {
        violations.add(new Violation(type, detail, entry.header().seq()));
    }

    PermitState at(Instant now) {
        if (redeemed.isPresent()) {
            return redeemed.get();
        }
        if (permit == null || issue == null) {
            return new PermitState.None();
        }
        long seq = issue.header().seq();
        return now.isAfter(permit.expiresAt())
                ? new PermitState.Expired(permit, seq, issue.index())
                : new PermitState.Issued(permit, seq, issue.index());
    }

    List<Change> changes() {
        return changes;
    }

    List<Violation> violations() {
        return violations;
    }
}
