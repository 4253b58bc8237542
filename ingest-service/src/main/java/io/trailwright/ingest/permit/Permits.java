package io.trailwright.ingest.permit;

import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.json.Json;
import io.trailwright.core.trail.Permit;
import io.trailwright.core.trail.TrailState;
import io.trailwright.ingest.ledger.EntryDraft;
import io.trailwright.ingest.ledger.Receipt;
import io.trailwright.ingest.trail.Entries;
import io.trailwright.ingest.trail.NewIds;
import io.trailwright.ingest.trail.Written;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The permits of trails: issued as entries, signed whenever they are shown, never stored signed. */
@ApplicationScoped
public class Permits {
    private final PermitSigner signer;
    private final String issuer;
    private final List<Json.Obj> published;
    private final NewIds ids;

    Permits(PermitSettings settings, NewIds ids) {
        var key = PermitKey.load(settings.keyFile());
        var retired = settings.retiredKeys().orElse(List.of()).stream()
                .map(PermitVerifier::retired)
                .filter(former -> !former.equals(key.verifier()))
                .toList();
        this.signer = new PermitSigner(key, retired);
        this.issuer = settings.issuer();
        this.published = Stream.concat(Stream.of(key.verifier()), retired.stream())
                .map(PermitVerifier::jwk)
                .toList();
        this.ids = ids;
    }

    /** The public keys with which targets verify permits, as JWKs: the one that signs now first, then the retired. */
    public List<Json.Obj> keys() {
        return published;
    }

    /**
     * The entry of a permit that goes with these drafts, because the trail with them allows the action at once.
     *
     * @param before the trail so far; empty for a new one
     */
    public Optional<EntryDraft> alongWith(
            String log, UUID trail, List<Entry> before, List<EntryDraft> drafts, Instant now) {
        var entries = Entries.provisional(log, trail, before, drafts, now);
        var at = entries.get(entries.size() - 1).header().at();
        return PermitRules.ask(TrailState.fold(entries, at), ids.next(), now) instanceof PermitRules.Answer.Issue issue
                ? Optional.of(PermitRules.issued(issue.permit()))
                : Optional.empty();
    }

    /** The permit that a request recorded, if it recorded one; none is signed of a trail that is not as it was recorded. */
    public Optional<IssuedPermit> issuedBy(Written written) {
        return written.receipt().entries().stream()
                .filter(entry -> entry.kind() == EntryKind.PERMIT_ISSUED)
                .findAny()
                .filter(entry -> written.seen().intact())
                .map(entry -> written.seen().entry(entry.seq()))
                .flatMap(this::signed);
    }

    GrantedPermit granted(Entry entry, Receipt receipt) {
        return new GrantedPermit(
                signed(entry).orElseThrow(() -> new IllegalStateException("an issued permit cannot be read")), receipt);
    }

    PermitRules.Answer ask(TrailState state, Instant now) {
        return PermitRules.ask(state, ids.next(), now);
    }

    Optional<PermitToken> verify(String compact) {
        return signer.verify(compact);
    }

    /** The token of the newest permit of a trail. */
    Optional<PermitToken> newest(List<Entry> entries) {
        return newestIssue(entries).flatMap(this::token);
    }

    static Optional<Entry> newestIssue(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.header().kind() == EntryKind.PERMIT_ISSUED)
                .reduce((before, after) -> after);
    }

    private Optional<IssuedPermit> signed(Entry entry) {
        return token(entry)
                .map(token -> new IssuedPermit(
                        token.id(),
                        signer.sign(token),
                        Permit.read(entry.json("permit").orElseThrow()).expiresAt()));
    }

    private Optional<PermitToken> token(Entry entry) {
        return entry.json("permit").map(claims -> PermitToken.of(issuer, Permit.read(claims), entry));
    }
}
