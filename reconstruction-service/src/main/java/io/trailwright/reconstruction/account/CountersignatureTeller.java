package io.trailwright.reconstruction.account;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.json.JsonException;
import io.trailwright.core.trail.Countersignature;
import io.trailwright.core.trail.Countersignature.Invalid;
import io.trailwright.core.trail.Countersignature.Valid;
import io.trailwright.core.trail.Requirement.SignIn;
import io.trailwright.core.trail.Reviewer;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;

/** Tells whether the identity provider itself signed a statement, by checking its signature here. */
final class CountersignatureTeller {
    private static final SignIn ANY_STRENGTH = new SignIn(List.of(), Optional.empty(), true);

    private CountersignatureTeller() {}

    static Optional<String> tell(Entry entry) {
        if (!entry.parts().containsKey(Countersignature.TOKEN_PART)) {
            return Optional.empty();
        }
        try {
            var statement = entry.body("statement");
            var reviewer = entry.json("reviewer").map(Reviewer::read);
            var signature = Countersignature.of(entry);
            if (statement.isEmpty() || reviewer.isEmpty() || signature.isEmpty()) {
                return Optional.of(
                        "The identity provider's signature over the statement, or what it covers, was erased.");
            }
            return Optional.of(told(signature
                    .get()
                    .check(
                            Digest.of(statement.get()),
                            reviewer.get(),
                            ANY_STRENGTH,
                            entry.header().at())));
        } catch (JsonException | IllegalArgumentException | DateTimeException unreadable) {
            return Optional.of("The identity provider's signature over the statement cannot be read.");
        }
    }

    private static String told(Countersignature.Checked checked) {
        if (checked instanceof Valid valid) {
            return "The identity provider " + Quote.words(valid.issuer())
                    + " itself signed this statement, person and moment: the person signed in for it on "
                    + Words.at(valid.authTime()) + ", and the signature was checked again with the provider's key "
                    + Quote.words(valid.keyThumbprint()) + " as the ledger recorded it (verified).";
        }
        return "The identity provider's signature over the statement does not hold: "
                + Visible.inline(((Invalid) checked).problem()) + ".";
    }
}
