package io.trailwright.ingest.permit;

import io.smallrye.mutiny.Uni;
import io.trailwright.access.Caller;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.entry.Part;
import io.trailwright.core.json.Json;
import io.trailwright.ingest.ProblemType;
import io.trailwright.ingest.fault.CrashPoint;
import io.trailwright.ingest.fault.CrashPoints;
import io.trailwright.ingest.ledger.EntryDraft;
import io.trailwright.ingest.ledger.IdempotencyKey;
import io.trailwright.ingest.ledger.Ledger;
import io.trailwright.ingest.ledger.PartDraft;
import io.trailwright.ingest.ledger.ProvenEntry;
import io.trailwright.ingest.ledger.Receipt;
import io.trailwright.ingest.ledger.ReceiptEntry;
import io.trailwright.ingest.trail.Actor;
import io.trailwright.ingest.trail.SeenTrail;
import io.trailwright.ingest.trail.TrailReader;
import io.trailwright.ingest.trail.TrailWriter;
import io.trailwright.ingest.trail.Written;
import io.trailwright.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Asking for permission and spending it. Both are decided on the trail as it is in the ledger, and on nothing else. */
@ApplicationScoped
public class PermitService {
    private final Ledger ledger;
    private final TrailWriter writer;
    private final Permits permits;
    private final PermitMeter meter;

    PermitService(Ledger ledger, TrailWriter writer, Permits permits, PermitMeter meter) {
        this.ledger = ledger;
        this.writer = writer;
        this.permits = permits;
        this.meter = meter;
    }

    /**
     * Gives the permit of a decision: a new one, or the one that is out.
     *
     * @return fails with {@code permit-refused}, {@code arguments-changed}, {@code permit-already-redeemed} or
     *     {@code trail-broken}
     */
    public Uni<GrantedPermit> ask(Caller caller, UUID decision, IdempotencyKey key, Json.Obj arguments) {
        return writer.write(caller.tenant(), decision, Optional.of(key), seen -> issue(seen, arguments))
                .invoke(() -> CrashPoints.at(CrashPoint.PERMIT_AFTER_COMMIT))
                .invoke(written -> written.seen().requireIntact())
                .map(written -> permits.granted(
                        Permits.newestIssue(written.seen().entries()).orElseThrow(), written.receipt()))
                .onFailure(Outstanding.class)
                .recoverWithUni(() -> outstanding(caller.tenant(), decision))
                .onFailure(HttpProblem.class)
                .invoke(refusal -> meter.refused((HttpProblem) refusal));
    }

    private Uni<List<EntryDraft>> issue(SeenTrail seen, Json.Obj arguments) {
        CrashPoints.at(CrashPoint.PERMIT_BEFORE_COMMIT);
        seen.requireIntact();
        var answer = permits.ask(seen.state(), seen.now());
        if (answer instanceof PermitRules.Answer.Refused refused) {
            return Uni.createFrom().failure(refused.problem());
        }
        var changed = PermitRules.arguments(seen.state(), arguments);
        if (changed.isPresent()) {
            return Uni.createFrom().failure(changed.get());
        }
        return answer instanceof PermitRules.Answer.Issue issue
                ? Uni.createFrom().item(List.of(PermitRules.issued(issue.permit())))
                : Uni.createFrom().failure(new Outstanding());
    }

    private Uni<GrantedPermit> outstanding(String log, UUID decision) {
        return ledger.provenTrail(log, decision).map(page -> {
            var proven = page.entries().stream()
                    .filter(entry -> entry.entry().header().kind() == EntryKind.PERMIT_ISSUED)
                    .reduce((before, after) -> after)
                    .orElseThrow(TrailReader::absent);
            return permits.granted(
                    proven.entry(), new Receipt(log, decision, page.checkpoint(), List.of(receipt(proven))));
        });
    }

    private static ReceiptEntry receipt(ProvenEntry proven) {
        var entry = proven.entry();
        Map<String, byte[]> salts = new TreeMap<>();
        entry.parts().forEach((name, part) -> {
            if (part instanceof Part.Present present) {
                salts.put(name, present.salt());
            }
        });
        return new ReceiptEntry(
                entry.index(),
                entry.header().seq(),
                entry.header().kind(),
                entry.headerBytes(),
                entry.leafHash(),
                salts,
                proven.inclusion());
    }

    /**
     * Spends a permit. Exactly one request succeeds.
     *
     * @param id the id in the request's path
     * @param compact the permit as presented
     * @return fails with {@code permit-invalid}, {@code permit-expired}, {@code permit-already-redeemed},
     *     {@code arguments-changed}, {@code permit-refused}, {@code trail-broken}, or {@code not-found} for another
     *     tenant's
     */
    public Uni<Redemption> redeem(Caller caller, UUID id, IdempotencyKey key, String compact, Json.Obj arguments) {
        return spend(caller, id, key, compact, arguments)
                .onFailure(HttpProblem.class)
                .invoke(refusal -> meter.refused((HttpProblem) refusal));
    }

    private Uni<Redemption> spend(Caller caller, UUID id, IdempotencyKey key, String compact, Json.Obj arguments) {
        var verified = permits.verify(compact);
        if (verified.isEmpty() || !verified.get().id().equals(id)) {
            return Uni.createFrom().failure(invalid());
        }
        var token = verified.get();
        if (!token.log().equals(caller.tenant())) {
            return Uni.createFrom().failure(TrailReader.absent());
        }
        return writer.write(
                        token.log(),
                        token.decision(),
                        Optional.of(key),
                        seen -> spend(seen, token, compact, caller, arguments))
                .invoke(() -> CrashPoints.at(CrashPoint.PERMIT_AFTER_COMMIT))
                .map(written -> redeemed(id, written));
    }

    private static Redemption redeemed(UUID id, Written written) {
        return new Redemption(id, written.seen().trail(), written.seen().now(), written.receipt());
    }

    private Uni<List<EntryDraft>> spend(
            SeenTrail seen, PermitToken token, String compact, Caller caller, Json.Obj arguments) {
        seen.requireIntact();
        var expected = permits.newest(seen.entries());
        if (expected.isEmpty()) {
            return Uni.createFrom().failure(invalid());
        }
        var refusal = PermitRules.redemption(seen.state(), token, expected.get())
                .or(() -> PermitRules.arguments(seen.state(), arguments));
        if (refusal.isPresent()) {
            return Uni.createFrom().failure(refusal.get());
        }
        CrashPoints.at(CrashPoint.PERMIT_BEFORE_COMMIT);
        var redemption = Json.object()
                .put("permitId", token.id().toString())
                .put("argumentsDigest", Digest.of(arguments.canonical()).toString())
                .put("permit", compact)
                .build();
        return Uni.createFrom()
                .item(List.of(new EntryDraft(
                        EntryKind.PERMIT_REDEEMED,
                        List.of(Actor.part(caller), PartDraft.of("redemption", redemption)))));
    }

    private static HttpProblem invalid() {
        return ProblemType.PERMIT_INVALID
                .with("Send the permit unchanged, to the address with its own id, while it is the decision's newest.")
                .violation("/permit", "is not a permit that this ledger signed for this id")
                .build();
    }

    /** Not a failure of the request: the permit is out already. */
    private static final class Outstanding extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Outstanding() {
            super("a permit is outstanding", null, false, false);
        }
    }
}
