package io.trailwright.core.bundle;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.json.JsonException;
import io.trailwright.core.trail.Countersignature;
import io.trailwright.core.trail.Countersignature.Invalid;
import io.trailwright.core.trail.Countersignature.Valid;
import io.trailwright.core.trail.Requirement.SignIn;
import io.trailwright.core.trail.Reviewer;
import io.trailwright.core.trail.Statement;
import io.trailwright.core.trail.TrailState;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks the identity provider's signatures of a trail. One that is recorded must hold, whatever the log's own
 * signature says: who holds the log's key can sign another log, and cannot sign for the provider.
 */
final class ProviderCheck {
    private static final SignIn COUNTERSIGNED = new SignIn(List.of(), Optional.empty(), true);

    private final List<Entry> entries;
    private final Optional<Set<String>> pinned;

    /** @param pinned thumbprints of the provider's keys; empty when the verifying party pinned none */
    ProviderCheck(List<Entry> entries, Optional<Set<String>> pinned) {
        this.entries = entries;
        this.pinned = pinned;
    }

    /** Something that does not hold, at an entry. */
    static final class ForgedException extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Entry entry;

        ForgedException(Entry entry, String problem) {
            super(problem, null, false, false);
            this.entry = entry;
        }

        Entry entry() {
            return entry;
        }
    }

    List<Countersigned> check() throws ForgedException {
        var found = new ArrayList<Countersigned>();
        for (var entry : entries) {
            if (entry.header().kind() == EntryKind.REVIEW_DECIDED
                    && entry.parts().containsKey(Countersignature.TOKEN_PART)) {
                signed(entry).ifPresent(found::add);
            }
        }
        return List.copyOf(found);
    }

    /** Empty when it, or what it is checked by, was erased. */
    private Optional<Countersigned> signed(Entry entry) throws ForgedException {
        try {
            var signature = Countersignature.of(entry);
            var statement = entry.body("statement");
            var reviewer = entry.json("reviewer").map(Reviewer::read);
            if (signature.isEmpty() || statement.isEmpty() || reviewer.isEmpty()) {
                return Optional.empty();
            }
            var checked = signature
                    .get()
                    .check(
                            Digest.of(statement.get()),
                            reviewer.get(),
                            wanted(entry),
                            entry.header().at());
            if (checked instanceof Invalid invalid) {
                throw new ForgedException(entry, "its countersignature does not hold: " + invalid.problem());
            }
            return Optional.of(signed(entry, reviewer.get(), (Valid) checked));
        } catch (JsonException | IllegalArgumentException | DateTimeException malformed) {
            throw new ForgedException(entry, "its countersignature cannot be read: " + malformed.getMessage());
        }
    }

    private Countersigned signed(Entry entry, Reviewer reviewer, Valid valid) throws ForgedException {
        boolean known =
                pinned.filter(keys -> keys.contains(valid.keyThumbprint())).isPresent();
        if (pinned.isPresent() && !known) {
            throw new ForgedException(
                    entry,
                    "it is countersigned by the key " + valid.keyThumbprint() + ", which is none that you pinned");
        }
        return new Countersigned(
                entry.header().seq(),
                reviewer.person().name().orElse(reviewer.person().sub()),
                valid.issuer(),
                valid.authTime(),
                valid.keyThumbprint(),
                known);
    }

    private static Statement.Outcome outcome(Entry entry) {
        return Statement.read(entry.json("statement").orElseThrow()).outcome();
    }

    /** What policy asked for when it was stated; where that cannot be read, a signature all the same. */
    private SignIn wanted(Entry entry) {
        try {
            var before = entries.subList(0, entries.indexOf(entry));
            return TrailState.fold(before, entry.header().at()).signIn(outcome(entry));
        } catch (JsonException | IllegalArgumentException | ArithmeticException | DateTimeException unfoldable) {
            return COUNTERSIGNED;
        }
    }
}
