package io.trailwright.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.trailwright.core.bundle.BundleCodec;
import io.trailwright.core.json.Json;
import io.trailwright.core.log.SignedNote;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What two auditors hold is held against each other; a lying log is caught, an honest one never accused. */
class CompareCommandTest extends CommandRun {
    private final TiledLog honest = new TiledLog().grown("", 700);

    @BeforeEach
    void keyIsAtHand() throws IOException {
        Files.createDirectories(directory.resolve(".trailwright/keys"));
        Files.copy(keys, directory.resolve(".trailwright/keys/log.vkeys"));
    }

    private void keep(String name, String content) throws IOException {
        Files.writeString(directory.resolve(name), content);
    }

    private void keep(String name, SignedNote checkpoint) throws IOException {
        keep(name, checkpoint.encode());
    }

    private void split(Ran ran) {
        assertEquals(1, ran.exit(), ran.out() + ran.err());
        assertTrue(ran.out().startsWith("SPLIT VIEW: " + SampleBundle.LOG), ran.out());
    }

    private void oneLog(Ran ran) {
        assertEquals(0, ran.exit(), ran.out() + ran.err());
        assertTrue(ran.out().startsWith("one log: "), ran.out());
    }

    private void cannotTell(Ran ran, String why) {
        assertEquals(2, ran.exit(), ran.out() + ran.err());
        assertTrue(ran.err().startsWith("cannot tell: ") && ran.err().contains(why), ran.err());
        assertEquals("", ran.out());
    }

    @Test
    void theSameHeadIsOneLogWhateverItIsKeptIn() throws IOException {
        // Given: a bundle, and its checkpoint bare, in a receipt, in an answer with a receipt, in a tlog-proof
        var bundle = new SampleBundle(false).of(1);
        var note = bundle.checkpoint();
        Files.write(directory.resolve("a.zip"), BundleCodec.write(bundle));
        var receipt = Json.object().put("checkpoint", note).build();
        keep("b.ckpt", note);
        keep("b.json", new String(receipt.canonical(), UTF_8));
        keep("c.json", new String(Json.object().put("receipt", receipt).build().canonical(), UTF_8));
        keep("b.tlog-proof", "c2sp.org/tlog-proof@v1\nindex 0\n\n" + note);
        // When, then
        for (var other : new String[] {"a.zip", "b.ckpt", "b.json", "c.json", "b.tlog-proof"}) {
            oneLog(run("compare", "a.zip", other));
        }
    }

    @Test
    void twoRootsOfOneSizeAreASplitViewAndBothAreShown() throws IOException {
        keep("a.ckpt", honest.signed(600));
        keep("b.ckpt", honest.fork(599).grown("x", 1).signed(600));
        var ran = run("compare", "a.ckpt", "b.ckpt");
        split(ran);
        for (var name : new String[] {"a.ckpt", "b.ckpt"}) {
            for (var line : Files.readAllLines(directory.resolve(name))) {
                assertTrue(ran.out().contains("  " + line + "\n"), ran.out());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 255, 256, 257, 511, 512, 513, 600, 699})
    void differentSizesOfOneLogAreProvenFromItsTiles(int earlier) throws IOException {
        keep("a.ckpt", honest.signed(700));
        keep("b.ckpt", honest.signed(earlier));
        honest.publish(directory.resolve("log"), 700);
        oneLog(run("compare", "a.ckpt", "b.ckpt", "--log", "log"));
        oneLog(run("compare", "b.ckpt", "a.ckpt", "--log", "log"));
    }

    @Test
    void aPartialTileThatWasDroppedIsReadFromTheFullOne() throws IOException {
        keep("a.ckpt", honest.signed(300));
        keep("b.ckpt", honest.signed(500));
        var folder = honest.publish(directory.resolve("log"), 500);
        Files.delete(folder.resolve("tile/0/001.p/244"));
        honest.publish(folder, 512);
        oneLog(run("compare", "a.ckpt", "b.ckpt", "--log", "log"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 256, 300, 512, 600})
    void aForkIsProvenFromTheTilesOfTheLaterHead(int earlier) throws IOException {
        // Given: B was shown a log that left A's at its last entry
        keep("a.ckpt", honest.signed(earlier));
        var fork = honest.fork(earlier - 1).grown("x", 701 - earlier);
        keep("b.ckpt", fork.signed(700));
        fork.publish(directory.resolve("log"), 700);
        split(run("compare", "a.ckpt", "b.ckpt", "--log", "log"));
        // and the honest log's tiles are not B's
        honest.publish(directory.resolve("honest"), 700);
        cannotTell(run("compare", "a.ckpt", "b.ckpt", "--log", "honest"), "the tiles are not those of b.ckpt");
    }

    @Test
    void tilesAreReadOverHttpAndAbsentOnesAreToldOf() throws IOException {
        // Given
        keep("a.ckpt", honest.signed(300));
        keep("b.ckpt", honest.signed(700));
        var folder = honest.publish(directory.resolve("log"), 700);
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/acme/", exchange -> {
            var file = folder.resolve(exchange.getRequestURI().getPath().substring("/acme/".length()));
            var found = Files.isRegularFile(file);
            var body = found ? Files.readAllBytes(file) : new byte[0];
            exchange.sendResponseHeaders(found ? 200 : 404, found ? body.length : -1);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            var at = "http://127.0.0.1:" + server.getAddress().getPort();
            // When, then
            oneLog(run("compare", "a.ckpt", "b.ckpt", "--log", at + "/acme"));
            cannotTell(run("compare", "a.ckpt", "b.ckpt", "--log", at + "/globex"), "There is no tile/");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void withoutAProofItCannotTellAndSaysHow() throws IOException {
        keep("a.ckpt", honest.signed(300));
        keep("b.ckpt", honest.signed(700));
        cannotTell(run("compare", "a.ckpt", "b.ckpt"), "proof/consistency?from=300&to=700");
    }

    @Test
    void aProofFileIsVerifiedAndOneThatDoesNotProveAccusesNobody() throws IOException {
        // Given: as lines, and as the ledger answers
        keep("a.ckpt", honest.signed(300));
        keep("b.ckpt", honest.signed(700));
        var hashes = honest.proof(300, 700).stream()
                .map(hash -> Base64.getEncoder().encodeToString(hash.bytes()))
                .toList();
        keep("lines", String.join("\n", hashes) + "\n");
        keep(
                "json",
                new String(
                        Json.object().put("proof", Json.strings(hashes)).build().canonical(), UTF_8));
        keep("short", hashes.get(0) + "\n");
        keep("garbage", "hello\n");
        // When, then
        oneLog(run("compare", "a.ckpt", "b.ckpt", "--proof", "lines"));
        oneLog(run("compare", "a.ckpt", "b.ckpt", "--proof", "json"));
        cannotTell(run("compare", "a.ckpt", "b.ckpt", "--proof", "short"), "the proof does not prove it");
        cannotTell(run("compare", "a.ckpt", "b.ckpt", "--proof", "garbage"), "is not a consistency proof");
        keep("fork.ckpt", honest.fork(299).grown("x", 1).signed(300));
        cannotTell(run("compare", "fork.ckpt", "b.ckpt", "--proof", "lines"), "the proof does not prove it");
    }

    @Test
    void everyLogContinuesTheEmptyOne() throws IOException {
        keep("a.ckpt", honest.signed(0));
        keep("b.ckpt", honest.signed(700));
        oneLog(run("compare", "a.ckpt", "b.ckpt"));
    }

    /**
     * The order of the linear-fake attack on immudb (CVE-2022-36111): the client reads transaction 2, then 3, then 5,
     * each proven to continue the one before, and then 2 again, with other content.
     */
    @Test
    void aServerThatShowsTheSecondEntryTwiceDifferentlyIsCaught() throws IOException {
        // Given: a server that has two second entries, and one history after them
        var shownFirst = new TiledLog().grown("", 1).grown("true ", 1).grown("", 3);
        var shownLater = shownFirst.fork(1).grown("fake ", 1).grown("", 3);
        keep("tx2.ckpt", shownFirst.signed(2));
        keep("tx3.ckpt", shownFirst.signed(3));
        keep("tx5.ckpt", shownFirst.signed(5));
        keep("tx2-again.ckpt", shownLater.signed(2));
        shownFirst.publish(directory.resolve("log"), 3);
        shownFirst.publish(directory.resolve("log"), 5);
        // When, then: so far nothing is to be seen
        oneLog(run("compare", "tx2.ckpt", "tx3.ckpt", "--log", "log"));
        oneLog(run("compare", "tx3.ckpt", "tx5.ckpt", "--log", "log"));
        // the second reading contradicts the first, and contradicts what came between
        split(run("compare", "tx2.ckpt", "tx2-again.ckpt"));
        split(run("compare", "tx2-again.ckpt", "tx5.ckpt", "--log", "log"));
    }

    @Test
    void headsThatNoPinnedKeyHasSignedAreNotCompared() throws IOException {
        keep("a.ckpt", honest.signed(600));
        keep("b.ckpt", honest.signed(600).encode().replace("\n600\n", "\n601\n"));
        var ran = run("compare", "a.ckpt", "b.ckpt");
        assertEquals(1, ran.exit());
        assertTrue(ran.out().startsWith("broken: "), ran.out());
        Files.writeString(keys, SampleBundle.signer(SampleBundle.LOG, 2).verifierKey() + "\n");
        assertEquals(
                1, run("compare", "a.ckpt", "a.ckpt", "--key", keys.toString()).exit());
        keep("empty.ckpt", "");
        assertEquals(1, run("compare", "a.ckpt", "empty.ckpt").exit());
        cannotTell(run("compare", "a.ckpt", "absent"), "cannot be read");
        keep("no.json", "{\"a\":1}");
        cannotTell(run("compare", "a.ckpt", "no.json"), "has no checkpoint");
        assertEquals(2, run("compare", "a.ckpt").exit());
    }
}
