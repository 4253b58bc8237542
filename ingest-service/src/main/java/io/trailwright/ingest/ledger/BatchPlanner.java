package io.trailwright.ingest.ledger;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.log.BatchTree;
import io.trailwright.core.log.Frontier;
import io.trailwright.core.log.MerkleTree;
import io.trailwright.ingest.fault.CrashPoint;
import io.trailwright.ingest.fault.CrashPoints;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The sequencer's rule: from the locked head, a clock reading, salts and the waiting requests to the rows of one
 * transaction and the answers. Pure: no SQL, no clock, no randomness of its own. A request that cannot be recorded is
 * answered and left out; it never fails its neighbours.
 */
final class BatchPlanner {

    private final CheckpointSigner signer;

    BatchPlanner(CheckpointSigner signer) {
        this.signer = signer;
    }

    /** The entries of one admitted request: rows from (inclusive) to (exclusive). */
    private record Span(int from, int to) {}

    /**
     * @param now the clock's reading
     * @param salts 32 fresh random bytes for each part of the batch
     */
    BatchPlan plan(BatchContext context, List<AppendRequest> requests, Instant now, byte[] salts) {
        LogHead head = context.head();
        Admission admission = new Admission(context);
        EntryMaker maker = new EntryMaker(head, now, salts);
        List<Admission.Ruling> rulings = new ArrayList<>(requests.size());
        List<Span> spans = new ArrayList<>(requests.size());
        for (int i = 0; i < requests.size(); i++) {
            AppendRequest request = requests.get(i);
            Admission.Ruling ruling = admission.rule(request);
            int from = maker.rows().size();
            if (ruling instanceof Admission.Ruling.Admit admit) {
                admission.admitted(i, request, maker.append(request, admit.head()));
            }
            rulings.add(ruling);
            spans.add(new Span(from, maker.rows().size()));
        }
        return maker.rows().isEmpty()
                ? new BatchPlan(
                        answers(requests, rulings, spans, List.of(), ""), List.of(), List.of(), List.of(), head, head)
                : written(context, requests, rulings, spans, maker);
    }

    private BatchPlan written(
            BatchContext context,
            List<AppendRequest> requests,
            List<Admission.Ruling> rulings,
            List<Span> spans,
            EntryMaker maker) {
        LogHead before = context.head();
        List<EntryRow> rows = maker.rows();
        BatchTree tree = new BatchTree(
                before.frontier(), rows.stream().map(EntryRow::leafHash).toList());
        Digest root = rootOfStoredBytes(before, rows);
        if (!root.equals(tree.frontier().root())) {
            throw new IllegalStateException("the bytes to store make the root " + root + ", and the proofs the root "
                    + tree.frontier().root());
        }
        List<ReceiptEntry> proven = rows.stream().map(row -> proven(row, tree)).toList();
        CrashPoints.at(CrashPoint.BEFORE_SIGN);
        String checkpoint = signer.sign(before.log(), tree.frontier().size(), root);
        CrashPoints.at(CrashPoint.AFTER_SIGN);
        LogHead after = new LogHead(before.log(), tree.frontier(), maker.lastAt(), checkpoint);
        return new BatchPlan(
                answers(requests, rulings, spans, proven, checkpoint),
                rows,
                Tiles.filled(before.size(), after.size(), context.edge(), tree.added()),
                keys(requests, spans, rows, after.size()),
                before,
                after);
    }

    /** Hashes the bytes that will be stored once more: a tree that they do not make is never published. */
    private static Digest rootOfStoredBytes(LogHead before, List<EntryRow> rows) {
        Frontier frontier = before.frontier();
        for (EntryRow row : rows) {
            frontier = frontier.append(MerkleTree.leafHash(row.header()));
        }
        return frontier.root();
    }

    private static ReceiptEntry proven(EntryRow row, BatchTree tree) {
        Map<String, byte[]> salts = row.parts().stream().collect(Collectors.toMap(PartRow::name, PartRow::salt));
        return new ReceiptEntry(
                row.index(),
                row.seq(),
                row.kind(),
                row.header(),
                row.leafHash(),
                salts,
                tree.inclusion(row.index()).path());
    }

    private static List<BatchPlan.Answer> answers(
            List<AppendRequest> requests,
            List<Admission.Ruling> rulings,
            List<Span> spans,
            List<ReceiptEntry> proven,
            String checkpoint) {
        List<BatchPlan.Answer> answers = new ArrayList<>(requests.size());
        for (int i = 0; i < requests.size(); i++) {
            Admission.Ruling ruling = rulings.get(i);
            if (ruling instanceof Admission.Ruling.Answer answer) {
                answers.add(new BatchPlan.Answer.Now(answer.outcome()));
            } else if (ruling instanceof Admission.Ruling.RepeatStored stored) {
                answers.add(new BatchPlan.Answer.Again(stored.kept()));
            } else if (ruling instanceof Admission.Ruling.RepeatEarlier earlier) {
                int at = earlier.position();
                Receipt receipt = receipt(requests.get(at), spans.get(at), proven, checkpoint);
                answers.add(new BatchPlan.Answer.Now(new AppendOutcome.Replayed(receipt)));
            } else {
                Receipt receipt = receipt(requests.get(i), spans.get(i), proven, checkpoint);
                answers.add(new BatchPlan.Answer.Now(new AppendOutcome.Appended(receipt)));
            }
        }
        return answers;
    }

    private static Receipt receipt(AppendRequest request, Span span, List<ReceiptEntry> proven, String checkpoint) {
        return new Receipt(request.log(), request.trail(), checkpoint, proven.subList(span.from(), span.to()));
    }

    private static List<KeptKey> keys(List<AppendRequest> requests, List<Span> spans, List<EntryRow> rows, long size) {
        List<KeptKey> keys = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            AppendRequest request = requests.get(i);
            Span span = spans.get(i);
            Optional<IdempotencyKey> key = request.key();
            if (key.isPresent() && span.to() > span.from()) {
                long first = rows.get(span.from()).index();
                int count = span.to() - span.from();
                keys.add(new KeptKey(KeyId.of(key.get()), key.get().body(), request.trail(), first, count, size));
            }
        }
        return keys;
    }
}
