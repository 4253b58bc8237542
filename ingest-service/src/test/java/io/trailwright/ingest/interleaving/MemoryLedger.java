package io.trailwright.ingest.interleaving;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.entry.Commitment;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.entry.Header;
import io.trailwright.core.entry.Part;
import io.trailwright.ingest.ledger.AppendOutcome;
import io.trailwright.ingest.ledger.AppendRequest;
import io.trailwright.ingest.ledger.EntryDraft;
import io.trailwright.ingest.ledger.Ledger;
import io.trailwright.ingest.ledger.ProvenEntry;
import io.trailwright.ingest.ledger.Receipt;
import io.trailwright.ingest.ledger.ReceiptEntry;
import io.trailwright.ingest.ledger.TrailPage;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * One trail in memory, with the sequencer's rule: the head is compared, entries are chained, committed to and later than
 * the one before. Keeps beside what is stored, which an intruder may change, what was recorded.
 */
final class MemoryLedger {
    private final Clock clock;
    private final Random random;
    private final List<Entry> stored = new ArrayList<>();
    private final List<Entry> recorded = new ArrayList<>();

    MemoryLedger(Clock clock, Random random) {
        this.clock = clock;
        this.random = random;
    }

    Ledger ledger() {
        return (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(),
                new Class<?>[] {Ledger.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "append" -> Uni.createFrom().item(append((AppendRequest) arguments[0]));
                    case "trail" -> Uni.createFrom().item(List.copyOf(stored));
                    case "provenTrail" -> Uni.createFrom().item(page((String) arguments[0], (UUID) arguments[1]));
                    case "replay" -> Uni.createFrom().item(Optional.empty());
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    /** The same trail, which goes its own way from now on: a replica that hears nothing more. */
    MemoryLedger fork() {
        var fork = new MemoryLedger(clock, random);
        fork.stored.addAll(stored);
        fork.recorded.addAll(recorded);
        return fork;
    }

    List<Entry> stored() {
        return stored;
    }

    List<Entry> recorded() {
        return recorded;
    }

    /** Changes the stored bytes of a part, as whoever holds the database can. */
    void intrude(int seq, String part, UnaryOperator<byte[]> change) {
        var entry = stored.get(seq);
        var parts = new TreeMap<>(entry.parts());
        var present = (Part.Present) parts.get(part);
        parts.put(part, new Part.Present(present.salt(), change.apply(present.body())));
        stored.set(seq, Entry.read(entry.index(), entry.headerBytes(), parts));
    }

    private TrailPage page(String log, UUID trail) {
        var entries =
                stored.stream().map(entry -> new ProvenEntry(entry, List.of())).toList();
        return new TrailPage(log, trail, "no name", "no checkpoint", entries);
    }

    private AppendOutcome append(AppendRequest request) {
        Optional<Digest> head = head();
        if (!head.equals(request.expectedHead())) {
            return new AppendOutcome.HeadMoved(head);
        }
        boolean spent = stored.stream().anyMatch(entry -> entry.header().kind() == EntryKind.PERMIT_REDEEMED);
        if (spent && request.drafts().stream().anyMatch(draft -> draft.kind() == EntryKind.PERMIT_REDEEMED)) {
            return new AppendOutcome.AlreadyRedeemed();
        }
        var receipts = request.drafts().stream()
                .map(draft -> add(request.log(), request.trail(), draft))
                .toList();
        return new AppendOutcome.Appended(new Receipt(request.log(), request.trail(), "no checkpoint", receipts));
    }

    private ReceiptEntry add(String log, UUID trail, EntryDraft draft) {
        Map<String, Part> parts = new TreeMap<>();
        Map<String, byte[]> salts = new TreeMap<>();
        var commitments = new TreeMap<String, Digest>();
        for (var part : draft.parts()) {
            var salt = new byte[Commitment.SALT_BYTES];
            random.nextBytes(salt);
            salts.put(part.name(), salt);
            parts.put(part.name(), new Part.Present(salt, part.body(), part.json()));
            commitments.put(part.name(), Commitment.of(salt, part.body()));
        }
        var header = new Header(log, trail, stored.size(), head(), draft.kind(), nextInstant(), commitments);
        var entry = Entry.read(stored.size(), header.bytes(), parts);
        stored.add(entry);
        recorded.add(entry);
        return new ReceiptEntry(
                entry.index(), header.seq(), draft.kind(), entry.headerBytes(), entry.leafHash(), salts, List.of());
    }

    private Optional<Digest> head() {
        return stored.isEmpty()
                ? Optional.empty()
                : Optional.of(stored.get(stored.size() - 1).leafHash());
    }

    private Instant nextInstant() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (stored.isEmpty()) {
            return now;
        }
        Instant next = stored.get(stored.size() - 1).header().at().plus(1, ChronoUnit.MICROS);
        return now.isAfter(next) ? now : next;
    }
}
