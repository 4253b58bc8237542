package io.trailwright.core.trail;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.trail.Requirement.SignIn;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether an approver signed in as the requirement asks. The approval service asks by this rule, the ledger refuses by
 * it again, and the fold counts by it. Rejections are not asked: they let nothing run.
 */
public final class SignInCheck {

    private SignInCheck() {}

    /** Why an approval does not count. */
    public enum Shortfall {
        /** Too long ago; signing in again helps. */
        SIGN_IN_TOO_OLD("sign-in-too-old"),
        /** Not one of the accepted authentication context classes; signing in as asked helps. */
        SIGN_IN_TOO_WEAK("sign-in-too-weak"),
        /** The provider's signature over the statement is not there. */
        COUNTERSIGNATURE_REQUIRED("countersignature-required"),
        /** It is there and does not hold. */
        COUNTERSIGNATURE_INVALID("countersignature-invalid");

        private final String wire;

        Shortfall(String wire) {
            this.wire = wire;
        }

        public String wire() {
            return wire;
        }
    }

    /** @param detail a sentence's end, to be read after "the approval does not count:" */
    public record Lacking(Shortfall shortfall, String detail) {}

    /**
     * @param statement digest of the statement's canonical bytes
     * @param at when it is recorded, by the ledger's clock
     * @return empty when nothing is missing
     */
    public static Optional<Lacking> check(
            SignIn wanted,
            Reviewer reviewer,
            Digest statement,
            Optional<Countersignature> countersignature,
            Instant at) {
        if (wanted.countersigned()) {
            return countersigned(wanted, reviewer, statement, countersignature, at);
        }
        if (wanted.maxAge()
                .filter(age -> reviewer.authTime().isBefore(at.minus(age).minus(Countersignature.SKEW)))
                .isPresent()) {
            return shortfall(Shortfall.SIGN_IN_TOO_OLD, "the reviewer signed in too long ago");
        }
        if (!wanted.acr().isEmpty()
                && reviewer.acr().filter(wanted.acr()::contains).isEmpty()) {
            return shortfall(Shortfall.SIGN_IN_TOO_WEAK, "the reviewer had not signed in as strongly as policy asks");
        }
        return Optional.empty();
    }

    private static Optional<Lacking> countersigned(
            SignIn wanted, Reviewer reviewer, Digest statement, Optional<Countersignature> given, Instant at) {
        if (given.isEmpty()) {
            return shortfall(Shortfall.COUNTERSIGNATURE_REQUIRED, "the identity provider did not sign the statement");
        }
        return given.get().check(statement, reviewer, wanted, at) instanceof Countersignature.Invalid invalid
                ? shortfall(Shortfall.COUNTERSIGNATURE_INVALID, invalid.problem())
                : Optional.empty();
    }

    private static Optional<Lacking> shortfall(Shortfall shortfall, String detail) {
        return Optional.of(new Lacking(shortfall, detail));
    }
}
