package io.trailwright.ingest.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.smallrye.mutiny.Uni;
import io.trailwright.core.entry.Commitment;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.entry.Header;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.InclusionProof;
import io.trailwright.core.log.MerkleTree;
import io.trailwright.ingest.TestKeys;
import io.trailwright.testing.PostgresResource;
import io.trailwright.testing.TestTokensResource;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A log of its own for each test, which is verified as a whole after it. */
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
@QuarkusTestResource(value = TestTokensResource.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
@QuarkusTestResource(TestKeys.class)
abstract class LedgerTestBase {

    @Inject
    Ledger ledger;

    @Inject
    LogKeys keys;

    String log = "";

    @BeforeEach
    void newLog() {
        log = "log-" + UUID.randomUUID().toString().substring(0, 8);
    }

    @AfterEach
    void theWholeLogVerifies() {
        assertLogVerifies();
    }

    long assertLogVerifies() {
        return WholeLog.assertLogVerifies(log, List.of(keys.verifierKey(log)));
    }

    static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(60));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static EntryDraft draft(EntryKind kind, String... parts) {
        return new EntryDraft(
                kind,
                Arrays.stream(parts)
                        .map(name -> new PartDraft(name, bytes("{\"of\":\"" + name + "\"}")))
                        .toList());
    }

    /** A proposal and its evaluation, as most requests have them. */
    static List<EntryDraft> proposal() {
        return List.of(
                draft(EntryKind.DECISION_PROPOSED, "actor", "request"),
                draft(EntryKind.POLICY_EVALUATED, "evaluation", "facts"));
    }

    static List<EntryDraft> notes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> draft(EntryKind.NOTE_ADDED, "note"))
                .toList();
    }

    AppendRequest newTrail(List<EntryDraft> drafts) {
        return new AppendRequest(log, UUID.randomUUID(), Optional.empty(), Optional.empty(), drafts);
    }

    Receipt append(AppendRequest request) {
        return assertInstanceOf(AppendOutcome.Appended.class, await(ledger.append(request)))
                .receipt();
    }

    /** Checks a receipt as its holder would, offline: signature, proofs, headers, commitments. */
    Checkpoint assertProves(Receipt receipt, AppendRequest request) {
        Checkpoint checkpoint = Checkpoint.open(receipt.checkpoint(), List.of(keys.verifierKey(log)));
        assertEquals(request.trail(), receipt.trail());
        assertEquals(request.drafts().size(), receipt.entries().size());
        for (int i = 0; i < receipt.entries().size(); i++) {
            ReceiptEntry entry = receipt.entries().get(i);
            EntryDraft draft = request.drafts().get(i);
            Digest leaf = MerkleTree.leafHash(entry.header());
            assertEquals(leaf, entry.leafHash());
            new InclusionProof(entry.index(), checkpoint.size(), entry.inclusion()).verify(leaf, checkpoint.root());
            Header header = Header.parse(entry.header());
            assertEquals(request.trail(), header.trail());
            assertEquals(draft.kind(), header.kind());
            assertEquals(entry.seq(), header.seq());
            assertEquals(draft.parts().size(), header.parts().size());
            draft.parts()
                    .forEach(part -> assertEquals(
                            Commitment.of(entry.salts().get(part.name()), part.body()),
                            header.parts().get(part.name())));
        }
        return checkpoint;
    }

    static void assertSameBytes(Receipt expected, Receipt actual) {
        assertEquals(expected.log(), actual.log());
        assertEquals(expected.trail(), actual.trail());
        assertEquals(expected.checkpoint(), actual.checkpoint());
        assertEquals(expected.entries().size(), actual.entries().size());
        for (int i = 0; i < expected.entries().size(); i++) {
            ReceiptEntry wanted = expected.entries().get(i);
            ReceiptEntry found = actual.entries().get(i);
            assertEquals(wanted.index(), found.index());
            assertEquals(wanted.seq(), found.seq());
            assertEquals(wanted.kind(), found.kind());
            assertArrayEquals(wanted.header(), found.header());
            assertEquals(wanted.leafHash(), found.leafHash());
            assertEquals(wanted.inclusion(), found.inclusion());
            assertEquals(wanted.salts().keySet(), found.salts().keySet());
            wanted.salts()
                    .forEach((name, salt) ->
                            assertArrayEquals(salt, found.salts().get(name)));
        }
    }
}
