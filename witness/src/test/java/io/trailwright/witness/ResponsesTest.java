package io.trailwright.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.json.Json;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.MerkleTree;
import io.trailwright.core.log.NoteSignature;
import io.trailwright.core.log.SignedNote;
import io.trailwright.core.log.VerifierKey;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C2SP tlog-witness, response by response, over real HTTP. */
class ResponsesTest {
    private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");
    private static final Digest ZEROES = Digest.wrap(new byte[32]);

    @TempDir
    Path folder;

    private final TestLog log = TestLog.of(40);
    private final TestLog other = new TestLog("another.test/globex", 2).grown("", 3);
    private Running witness;

    @BeforeEach
    void start() throws IOException {
        witness = Running.of(folder, Clock.fixed(NOW, ZoneOffset.UTC), log, other);
    }

    @AfterEach
    void stop() throws IOException {
        witness.close();
    }

    private void cosigned(HttpResponse<String> response, Checkpoint checkpoint, long time) {
        assertEquals(200, response.statusCode(), response.body());
        var note = new SignedNote(checkpoint.text(), NoteSignature.parseLines(response.body()));
        assertEquals(1, note.signatures().size());
        assertEquals(
                time, Running.COSIGNER.key().cosignature(note).orElseThrow().time());
    }

    private void cosigned(HttpResponse<String> response, int size) {
        cosigned(response, log.checkpoint(size), NOW.getEpochSecond());
    }

    private void conflict(HttpResponse<String> response, long size) {
        assertEquals(409, response.statusCode(), response.body());
        assertEquals(size + "\n", response.body());
        assertEquals(
                "text/x.tlog.size",
                response.headers().firstValue("content-type").orElse(""));
    }

    private void refused(HttpResponse<String> response, int status, String kind) {
        assertEquals(status, response.statusCode(), response.body());
        assertEquals(
                "application/problem+json",
                response.headers().firstValue("content-type").orElse(""));
        var problem = (Json.Obj) Json.parse(response.body().getBytes(UTF_8));
        assertEquals("https://trailwright.dev/problems/" + kind, problem.string("type"));
        assertEquals(status, problem.integer("status"));
    }

    /** Whatever was refused: what is held has not moved. */
    private void held(int size) {
        conflict(witness.add(log.request(size == 39 ? 38 : 39, 40)), size);
    }

    @Test
    void aLogIsFollowedFromItsFirstCheckpointOn() {
        cosigned(witness.add(log.request(0, 5)), 5);
        cosigned(witness.add(log.request(5, 6)), 6);
        cosigned(witness.add(log.request(6, 32)), 32);
        cosigned(witness.add(log.request(32, 40)), 40);
    }

    @Test
    void theSameCheckpointAgainIsCosignedAgain() {
        cosigned(witness.add(log.request(0, 5)), 5);
        cosigned(witness.add(log.request(5, 5)), 5);
        held(5);
    }

    @Test
    void theEmptyLogIsCosigned() {
        cosigned(witness.add(log.request(0, 0)), 0);
        cosigned(witness.add(log.request(0, 0)), 0);
        held(0);
        cosigned(witness.add(log.request(0, 7)), 7);
    }

    @Test
    void anotherOldSizeThanTheHeldOneIsToldTheHeldOne() {
        conflict(witness.add(log.request(3, 5)), 0);
        cosigned(witness.add(log.request(0, 5)), 5);
        conflict(witness.add(log.request(0, 40)), 5);
        conflict(witness.add(log.request(0, 5)), 5);
        conflict(witness.add(log.request(4, 40)), 5);
        conflict(witness.add(log.request(6, 40)), 5);
        held(5);
    }

    @Test
    void aRollbackIsRefused() {
        cosigned(witness.add(log.request(0, 20)), 20);
        // an honest proof of what the log once was
        conflict(witness.add(log.request(0, 10)), 20);
        conflict(witness.add(log.request(10, 10)), 20);
        refused(witness.add(TestLog.request(20, List.of(), log.signed(10))), 400, "malformed");
        held(20);
    }

    @Test
    void aForkOfTheSameSizeIsRefusedAndToldTheSize() {
        cosigned(witness.add(log.request(0, 20)), 20);
        var fork = log.fork(19).grown("other", 1);
        conflict(witness.add(fork.request(20, 20)), 20);
        held(20);
    }

    @Test
    void aForkOfALargerSizeIsRefused() {
        cosigned(witness.add(log.request(0, 20)), 20);
        var fork = log.fork(19).grown("other", 11);
        // its own proof leads to its own earlier root, and the honest one to another later root
        refused(witness.add(fork.request(20, 30)), 422, "not-consistent");
        refused(witness.add(TestLog.request(20, log.proof(20, 30), fork.signed(30))), 422, "not-consistent");
        held(20);
    }

    @Test
    void aProofThatIsNotTheProofIsRefused() {
        cosigned(witness.add(log.request(0, 20)), 20);
        var proof = log.proof(20, 30);
        var tooLong = new ArrayList<>(proof);
        tooLong.add(ZEROES);
        var swapped = new ArrayList<>(proof);
        Collections.swap(swapped, 0, 1);
        for (var wrong : List.of(
                List.<Digest>of(), proof.subList(1, proof.size()), tooLong, swapped, Collections.nCopies(63, ZEROES))) {
            refused(witness.add(TestLog.request(20, wrong, log.signed(30))), 422, "not-consistent");
        }
        refused(witness.add(TestLog.request(20, List.of(ZEROES), log.signed(20))), 422, "not-consistent");
        held(20);
    }

    @Test
    void theProofFromNothingIsEmpty() {
        refused(witness.add(TestLog.request(0, List.of(ZEROES), log.signed(5))), 422, "not-consistent");
        held(0);
    }

    @Test
    void onlyTheLogsOwnKeysSignForIt() {
        var checkpoint = log.checkpoint(5);
        var stranger = TestLog.signer(TestLog.ORIGIN, 9);
        refused(witness.add(TestLog.request(0, List.of(), checkpoint.sign(stranger))), 403, "not-signed-by-the-log");
        // another log's key, though this witness knows it
        refused(
                witness.add(TestLog.request(0, List.of(), checkpoint.sign(other.signer()))),
                403,
                "not-signed-by-the-log");
        var forged = new NoteSignature(log.signer().name(), log.signer().keyId(), new byte[64]);
        refused(
                witness.add(TestLog.request(0, List.of(), new SignedNote(checkpoint.text(), List.of(forged)))),
                403,
                "not-signed-by-the-log");
        // what was signed is the checkpoint before this one
        refused(witness.add(log.request(0, 5).replace("\n5\n", "\n6\n")), 403, "not-signed-by-the-log");
        // signatures of unknown keys beside the log's are ignored
        var both = log.signed(5).with(checkpoint.sign(stranger).signatures());
        cosigned(witness.add(TestLog.request(0, List.of(), both)), 5);
    }

    @Test
    void aLogThatIsNotListedIsNotFound() {
        var unknown = new TestLog("nobody.test/log", 3).grown("", 5);
        refused(witness.add(unknown.request(0, 5)), 404, "unknown-log");
        refused(witness.get(Running.checkpointPath("nobody.test/log")), 404, "unknown-log");
    }

    @Test
    void severalKeysOfALogAreItsKeysWhileItChanges(@TempDir Path another) throws IOException {
        // Given: an old key and its successor
        var next = TestLog.signer(TestLog.ORIGIN, 5);
        var keys = Map.of(TestLog.ORIGIN, List.of(log.signer().verifierKey(), next.verifierKey()));
        try (var rotating = Running.of(another, Clock.fixed(NOW, ZoneOffset.UTC), Judgement::of, keys)) {
            // When, then: by the old one, by both, by the new one
            cosigned(rotating.add(log.request(0, 5)), 5);
            var both = log.signed(6).with(log.checkpoint(6).sign(next).signatures());
            cosigned(rotating.add(TestLog.request(5, log.proof(5, 6), both)), 6);
            cosigned(
                    rotating.add(TestLog.request(
                            6, log.proof(6, 9), log.checkpoint(9).sign(next))),
                    9);
        }
    }

    @Test
    void logsDoNotKnowOfEachOther() {
        cosigned(witness.add(log.request(0, 5)), 5);
        cosigned(witness.add(other.request(0, 2)), other.checkpoint(2), NOW.getEpochSecond());
        held(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\n\n",
                "old 0\n",
                "old 0\n\n",
                "old 00\n\nNOTE",
                "old 01\n\nNOTE",
                "old -1\n\nNOTE",
                "old +1\n\nNOTE",
                "old\n\nNOTE",
                "old \n\nNOTE",
                "old  0\n\nNOTE",
                "old 0 \n\nNOTE",
                "old 0\r\n\r\nNOTE",
                "Old 0\n\nNOTE",
                "new 0\n\nNOTE",
                "0\n\nNOTE",
                "old 0x1\n\nNOTE",
                "old 9223372036854775808\n\nNOTE",
                "old 99999999999999999999\n\nNOTE",
                "old \u0661\n\nNOTE",
                "old 0\nNOTE",
                "old 0\nAAAA\n\nNOTE",
                "old 0\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n\nNOTE",
                "old 0\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=\n\nNOTE",
                "old 0\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n\nNOTE",
                "old 0\n AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\nNOTE",
                "old 0\n*AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\nNOTE",
                "old 0\n\n\nNOTE",
                "old 0\n\nNOTE\n",
                "old 0\n\nhello\n\n\u2014 a AAAAAAAA\n",
                "old 0\n\ntrailwright.test/acme\n5\n"
            })
    void anythingElseIsMalformed(String body) {
        refused(witness.add(body.replace("NOTE", log.signed(5).encode())), 400, "malformed");
        held(0);
    }

    @Test
    void theLimitsOfARequestAreKept() {
        // 63 lines are read (and are no proof), 64 are not
        refused(witness.add(TestLog.request(0, Collections.nCopies(63, ZEROES), log.signed(5))), 422, "not-consistent");
        refused(witness.add(TestLog.request(0, Collections.nCopies(64, ZEROES), log.signed(5))), 400, "malformed");
        var lines = Collections.nCopies(101, new NoteSignature("nobody", 1, new byte[64]).toString() + "\n");
        refused(witness.add("old 0\n\n" + log.checkpoint(5).text() + "\n" + String.join("", lines)), 400, "malformed");
        refused(witness.add("old 0\n\n" + "a".repeat(AddCheckpoint.LONGEST)), 413, "too-large");
        refused(witness.send("POST", "/add-checkpoint", new byte[] {'o', 'l', 'd', (byte) 0xff}), 400, "malformed");
        held(0);
    }

    @Test
    void theEmptyLogHasOneRoot() {
        var body = log.request(0, 0).replace("47DEQpj8", "AADEQpj8");
        refused(witness.add(body), 400, "malformed");
        assertEquals(MerkleTree.emptyRoot(), log.checkpoint(0).root());
    }

    @Test
    void anotherMethodOrPathIsRefused() {
        var put = witness.send("PUT", "/add-checkpoint", new byte[] {1});
        refused(put, 405, "method-not-allowed");
        assertEquals("POST", put.headers().firstValue("allow").orElse(""));
        refused(witness.get("/add-checkpoint"), 405, "method-not-allowed");
        refused(witness.get("/"), 404, "not-found");
        refused(witness.get("/checkpoint"), 404, "not-found");
        refused(witness.get("/add-checkpoint/x"), 404, "not-found");
        refused(witness.get("/checkpoint/%ff"), 404, "unknown-log");
        refused(witness.get("/checkpoint/trailwright.test/acme/x"), 404, "unknown-log");
        assertEquals(405, witness.send("HEAD", "/health", new byte[0]).statusCode());
    }

    @Test
    void auditorsReadTheNewestCosignedCheckpoint() {
        var path = Running.checkpointPath(TestLog.ORIGIN);
        refused(witness.get(path), 404, "nothing-cosigned");
        // Given: with a line that nobody asked for
        var note = log.signed(5).with(List.of(new NoteSignature("nobody", 1, new byte[64])));
        var line = witness.add(TestLog.request(0, List.of(), note)).body();
        // When
        var response = witness.get(path);
        // Then: the log's signature and ours, and nothing else
        assertEquals(200, response.statusCode());
        assertEquals(log.signed(5).encode() + line, response.body());
        var known = List.<VerifierKey>of(log.signer().verifierKey());
        assertEquals(log.checkpoint(5), Checkpoint.open(response.body(), known));
    }

    @Test
    void healthNamesTheWitness() {
        var response = witness.get("/health");
        assertEquals(200, response.statusCode());
        assertTrue(response.body().contains("\"status\":\"UP\""), response.body());
        assertTrue(response.body().contains(Running.COSIGNER.key().toString()), response.body());
    }
}
