package io.trailwright.ingest.review;

import io.trailwright.access.Caller;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.json.Json;
import io.trailwright.core.trail.Countersignature;
import io.trailwright.core.trail.Delegation;
import io.trailwright.core.trail.Escalation;
import io.trailwright.core.trail.Reviewer;
import io.trailwright.core.trail.Statement;
import io.trailwright.ingest.ledger.EntryDraft;
import io.trailwright.ingest.ledger.PartDraft;
import io.trailwright.ingest.trail.Actor;
import java.util.ArrayList;
import java.util.Optional;

/** What happens in reviews, as entries. Their parts are described in {@code docs/format.md}. */
final class ReviewEntries {

    private ReviewEntries() {}

    static EntryDraft opened(Caller sender, ReviewEvent.Opened opened) {
        var review = Json.object()
                .put("subject", opened.subject().toString())
                .put("groups", Json.strings(opened.groups()))
                .put("approvals", opened.approvals())
                .put("expiresAt", opened.expiresAt().toString())
                .build();
        return entry(EntryKind.REVIEW_OPENED, sender, "review", review, Optional.empty());
    }

    /** @param signature the identity provider's, checked; empty where policy asks for none */
    static EntryDraft decided(
            Caller sender, Statement statement, Reviewer reviewer, Optional<Countersignature> signature) {
        var entry = entry(EntryKind.REVIEW_DECIDED, sender, "statement", statement.json(), Optional.of(reviewer));
        var parts = new ArrayList<>(entry.parts());
        signature.ifPresent(signed -> {
            parts.add(PartDraft.of(Countersignature.TOKEN_PART, signed.tokenJson()));
            parts.add(PartDraft.of(Countersignature.KEYS_PART, signed.keys().json()));
        });
        return new EntryDraft(entry.kind(), parts);
    }

    /** What no person states. */
    static EntryDraft unsigned(Caller sender, Statement statement) {
        return entry(EntryKind.REVIEW_DECIDED, sender, "statement", statement.json(), Optional.empty());
    }

    static EntryDraft delegated(Caller sender, Delegation delegation, Reviewer from) {
        return entry(EntryKind.REVIEW_DELEGATED, sender, "delegation", delegation.json(), Optional.of(from));
    }

    /** @param by empty when the time of the step has come */
    static EntryDraft escalated(Caller sender, Escalation escalation, Optional<Reviewer> by) {
        return entry(EntryKind.REVIEW_ESCALATED, sender, "escalation", escalation.json(), by);
    }

    private static EntryDraft entry(
            EntryKind kind, Caller sender, String part, Json.Obj body, Optional<Reviewer> reviewer) {
        var parts = new ArrayList<PartDraft>();
        parts.add(Actor.part(sender));
        parts.add(PartDraft.of(part, body));
        reviewer.ifPresent(person -> parts.add(PartDraft.of("reviewer", person.json())));
        return new EntryDraft(kind, parts);
    }
}
