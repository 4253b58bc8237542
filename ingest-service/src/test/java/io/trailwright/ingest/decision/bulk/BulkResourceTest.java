package io.trailwright.ingest.decision.bulk;

import static io.restassured.RestAssured.given;
import static io.trailwright.ingest.IngestApi.ndjson;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.log.MerkleTree;
import io.trailwright.core.log.TlogProof;
import io.trailwright.testing.TestTokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thousands of decisions in one stream: each answered, in order, alone responsible for what is wrong with it. */
@QuarkusTest
class BulkResourceTest extends BulkTestBase {

    @Test
    void fiveThousandLinesGoodAndBadAreAnsweredInOrderAndTheSameStreamAgainRecordsNothing() throws Exception {
        // Given
        var lines =
                IntStream.rangeClosed(1, 5000).mapToObj(BulkResourceTest::mixed).toList();
        var body = String.join("\n", lines);

        // When
        var first = bulk(body);

        // Then
        var wanted =
                IntStream.rangeClosed(1, 5000).filter(n -> n % 10 != 7).boxed().toList();
        assertEquals(
                wanted, first.stream().map(line -> line.get("line").asInt()).toList());
        first.forEach(BulkResourceTest::assertAsMixed);
        long entries = recorded();
        assertEquals(
                first.stream()
                        .filter(line -> line.has("decision"))
                        .mapToLong(line -> line.at("/decision/receipt/entries").size())
                        .sum(),
                entries);
        assertReceipts(first, entries);

        // When
        var second = bulk(body);

        // Then
        assertEquals(first, second);
        assertEquals(entries, recorded());
    }

    /** Of ten lines: five are recorded, one is empty, and the others are wrong in ways of their own. */
    private static String mixed(int n) {
        return switch (n % 10) {
            case 3 -> "{\"workflow\":\"brainstorm\",\"workflow\":\"again\"}";
            case 4 -> "not json " + n;
            case 7 -> n % 20 == 7 ? "" : "  \r";
            case 8 -> line("nobody-knows", n);
            case 9 -> "{\"workflow\":\"brainstorm\",\"summary\":\"no action " + n + "\"}";
            default -> line(n % 2 == 0 ? "brainstorm" : "payout", n);
        };
    }

    private static void assertAsMixed(JsonNode answer) {
        int n = answer.get("line").asInt();
        var wanted =
                switch (n % 10) {
                    case 3 -> "400 malformed-json /workflow";
                    case 4 -> "400 malformed-json ";
                    case 8 -> "422 unknown-workflow /workflow";
                    case 9 -> "400 invalid-request /action";
                    default -> "201  " + (n % 2 == 0 ? "allowed" : "evidence-required");
                };
        var told = answer.get("status").asInt() + " " + slug(answer) + " "
                + answer.at("/problem/violations/0/pointer").asText()
                + answer.at("/decision/verdict").asText();
        assertEquals(wanted, told, () -> "line " + n + ": " + answer);
    }

    private static void assertReceipts(List<JsonNode> answers, long entries) {
        var indexes = new HashSet<Long>();
        for (var answer : answers) {
            var receipt = answer.at("/decision/receipt");
            var note = receipt.path("checkpoint").asText().split("\n");
            for (var entry : receipt.path("entries")) {
                var leaf = MerkleTree.leafHash(entry.get("header").asText().getBytes(StandardCharsets.UTF_8));
                assertEquals(leaf.toString(), entry.get("leafHash").asText());
                var root = Digest.wrap(Base64.getDecoder().decode(note[2]));
                TlogProof.parse(entry.get("proof").asText()).inclusion().verify(leaf, root);
                assertTrue(indexes.add(entry.get("index").asLong()));
            }
        }
        assertEquals(entries, indexes.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip"})
    void aLineIsAnsweredWhileTheNextOneIsNotWrittenYet(String accepted) throws Exception {
        try (var call = new BulkCall(token, key, "Accept-Encoding: " + accepted)) {
            for (int n = 1; n <= 3; n++) {
                // When
                call.send(line("brainstorm", n) + "\n");

                // Then
                var answer = call.next();
                assertNotNull(answer);
                assertEquals(n, answer.get("line").asInt());
                assertEquals(201, answer.get("status").asInt());
            }
            call.end();
            assertEquals(List.of(), call.all());
        }
    }

    @Test
    void aStreamThatWasCutIsRepeatedAndNothingIsRecordedTwice() throws Exception {
        // Given
        var lines = IntStream.range(0, 600).mapToObj(n -> line("brainstorm", n)).toList();
        var body = String.join("\n", lines);
        var before = new ArrayList<JsonNode>();
        try (var call = new BulkCall(token, key)) {
            call.send(body.substring(0, body.length() / 2));
            for (int n = 0; n < 100; n++) {
                before.add(call.next());
            }
        }
        waitUntilClosed();

        // When
        var answers = bulk(body);

        // Then
        assertEquals(before, answers.subList(0, 100));
        assertEquals(
                600,
                answers.stream()
                        .filter(answer -> answer.get("status").asInt() == 201)
                        .count());
        assertEquals(1800, recorded());
    }

    @Test
    void aLineThatChangedIsRefusedAndItsNeighboursAreRepeated() throws Exception {
        // Given
        var first = bulk(line("brainstorm", "a") + "\n" + line("brainstorm", "b") + "\n");

        // When
        var second = bulk(line("brainstorm", "a") + "\n" + line("brainstorm", "c") + "\n" + line("brainstorm", "d"));

        // Then
        assertEquals(first.get(0), second.get(0));
        assertEquals(422, second.get(1).get("status").asInt());
        assertEquals("idempotency-key-reused", slug(second.get(1)));
        assertEquals(201, second.get(2).get("status").asInt());
        assertEquals(9, recorded());
    }

    @Test
    void gzipIsUnpackedInOneMemberOrInSeveral() throws Exception {
        // Given
        var one = gzip((line("brainstorm", 1) + "\n" + line("brainstorm", 2).substring(0, 40))
                .getBytes(StandardCharsets.UTF_8));
        var two = gzip((line("brainstorm", 2).substring(40) + "\n").getBytes(StandardCharsets.UTF_8));
        var all = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, all, one.length, two.length);

        // When
        var packed = bulk(all, "Content-Encoding: gzip");
        var plain = bulk(line("brainstorm", 1) + "\n" + line("brainstorm", 2) + "\n");

        // Then
        assertEquals(2, packed.size());
        assertEquals(packed, plain);
    }

    @Test
    void packedAnswersAreTheSameAnswersAndAFractionOfTheirSize() throws Exception {
        // Given
        var body = String.join(
                "\n",
                IntStream.rangeClosed(1, 300).mapToObj(BulkResourceTest::mixed).toList());
        var plain = answers(body, "identity");

        // When
        var packed = answers(body, "br;q=1.0, gzip;q=0.8");

        // Then
        assertEquals(Optional.of("gzip"), packed.headers().firstValue("Content-Encoding"));
        assertEquals(Optional.empty(), plain.headers().firstValue("Content-Encoding"));
        for (var answer : List.of(plain, packed)) {
            assertEquals(Optional.of("application/x-ndjson"), answer.headers().firstValue("Content-Type"));
            assertEquals(Optional.of("Accept-Encoding"), answer.headers().firstValue("Vary"));
        }
        assertArrayEquals(plain.body(), gunzip(packed.body()));
        assertTrue(packed.body().length < plain.body().length / 2, packed.body().length + " of " + plain.body().length);
    }

    @Test
    void packedAnswersToNothingAreAnEmptyGzip() throws Exception {
        assertArrayEquals(new byte[0], gunzip(answers("\n", "gzip").body()));
    }

    private HttpResponse<byte[]> answers(String body, String accepted) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/v1/decisions:bulk"))
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/x-ndjson")
                .header("Accept-Encoding", accepted)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static byte[] gunzip(byte[] packed) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
    }

    @Test
    void whatUnpacksToFarTooMuchEndsTheStreamAndSaysWhere() throws Exception {
        // When
        var answers = bulk(
                gzip((line("brainstorm", 1) + "\n" + " ".repeat(64 << 20)).getBytes(StandardCharsets.UTF_8)),
                "Content-Encoding: gzip");

        // Then
        var last = answers.get(answers.size() - 1);
        assertEquals(201, answers.get(0).get("status").asInt());
        assertEquals(413, last.get("status").asInt());
        assertEquals(2, last.get("line").asInt());
        assertTrue(last.at("/problem/streamEnded").asBoolean());
    }

    @Test
    void brokenGzipEndsTheStreamAndSaysWhere() throws Exception {
        // Given
        var whole =
                gzip((line("brainstorm", 1) + "\n" + line("brainstorm", 2) + "\n").getBytes(StandardCharsets.UTF_8));

        for (var broken : List.of(
                Arrays.copyOf(whole, whole.length - 3),
                "no gzip at all, but long enough".getBytes(StandardCharsets.US_ASCII))) {
            // When
            var answers = bulk(broken, "Content-Encoding: gzip");

            // Then
            var last = answers.get(answers.size() - 1);
            assertEquals(400, last.get("status").asInt());
            assertTrue(last.at("/problem/streamEnded").asBoolean());
        }
    }

    @Test
    void aLineThatIsTooLongIsSkippedAndTheNextIsRecorded() throws Exception {
        // When
        var answers = bulk(line("brainstorm", "x".repeat(1 << 20)) + "\n" + line("brainstorm", 2) + "\n");

        // Then
        assertEquals(413, answers.get(0).get("status").asInt());
        assertEquals("too-large", slug(answers.get(0)));
        assertEquals(201, answers.get(1).get("status").asInt());
        assertEquals(2, answers.get(1).get("line").asInt());
    }

    @Test
    void whatIsNotTextOrTooDeepOrNullFailsItsOwnLineAlone() throws Exception {
        // Given
        var bytes = (line("brainstorm", "\u0001\u0001") + "\n{\"action\":{\"arguments\":{\"a\":" + "[".repeat(100)
                        + "\n"
                        + line("payout", 3).replace("1250.5", "[".repeat(57) + "]".repeat(57)) + "\nnull\n[]\n"
                        + line("brainstorm", 6) + "\n")
                .replace("\u0001\u0001", "\u00e9")
                .getBytes(StandardCharsets.ISO_8859_1);

        // When
        var answers = bulk(bytes);

        // Then
        assertEquals(
                List.of(400, 400, 422, 400, 400, 201),
                answers.stream().map(answer -> answer.get("status").asInt()).toList());
        assertEquals("malformed-json", slug(answers.get(0)));
        assertEquals("malformed-json", slug(answers.get(1)));
        assertEquals(
                "/action/arguments/amount" + "/0".repeat(55),
                answers.get(2).at("/problem/violations/0/pointer").asText());
        assertEquals(3, recorded());
    }

    @Test
    void aLineInAnotherEncodingThatIsBrokenIsTheCallersFault() throws Exception {
        // When
        var answers = bulk(new byte[] {0, 0, 0, '{', -1, -1, -1, -1, '\n'});

        // Then
        assertEquals(400, answers.get(0).get("status").asInt());
        assertEquals("malformed-json", slug(answers.get(0)));
    }

    @Test
    void anEmptyStreamHasNoAnswers() throws Exception {
        assertEquals(List.of(), bulk(""));
        assertEquals(List.of(), bulk("\n\n \n"));
        assertEquals(0, recorded());
    }

    @Test
    void theTraceOfTheStreamGoesWithEachLine() throws Exception {
        // When
        var answers =
                bulk(line("brainstorm", 1), "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

        // Then
        var id = UUID.fromString(answers.get(0).at("/decision/decisionId").asText());
        var request = ledger.trail(tenant, id)
                .await()
                .atMost(Duration.ofSeconds(5))
                .get(0)
                .json("request")
                .orElseThrow();
        assertEquals("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", request.string("traceparent"));
    }

    @Test
    void withoutWhatItNeedsAStreamIsRefusedBeforeItIsRead() {
        assertEquals(200, status(token, key, "application/x-ndjson", ""));
        assertEquals(400, status(token, "", "application/x-ndjson", ""));
        assertEquals(400, status(token, "k".repeat(181), "application/x-ndjson", ""));
        assertEquals(415, status(token, key, "application/json", ""));
        assertEquals(415, status(token, key, "application/x-ndjson", "br"));
        assertEquals(401, status("", key, "application/x-ndjson", ""));
        var others = TestTokens.withRoles("x", tenant, "executor", "auditor", "admin", "reviewer");
        assertEquals(403, status(others, key, "application/x-ndjson", ""));
        given().urlEncodingEnabled(false)
                .auth()
                .oauth2(token)
                .get("/v1/decisions:bulk")
                .then()
                .statusCode(405);
    }

    private static int status(String token, String key, String mediaType, String encoding) {
        var request = ndjson().contentType(mediaType).body("not json");
        if (!token.isEmpty()) {
            request.auth().oauth2(token);
        }
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        if (!encoding.isEmpty()) {
            request.header("Content-Encoding", encoding);
        }
        var answer = request.post("/v1/decisions:bulk");
        answer.then().contentType(answer.statusCode() == 200 ? "application/x-ndjson" : "application/problem+json");
        return answer.statusCode();
    }

    @Test
    void whoeverAsksBeforeSendingIsToldToSend() throws Exception {
        try (var call = new BulkCall(token, key, "Expect: 100-continue")) {
            assertEquals(100, call.status());
        }
    }

    @Test
    void aStreamMayBeLongerThanAnyBodyAndItsLengthMayBeAnnounced() {
        // Given
        var body = (line("brainstorm", 1) + "\n").repeat(1) + " ".repeat(900_000) + "\n" + " ".repeat(900_000) + "\n";

        // When
        var answer = stream(body).post("/v1/decisions:bulk");

        // Then
        answer.then().statusCode(200);
        assertTrue(answer.asString().startsWith("{\"line\":1,\"status\":201,"));
        for (var other : List.of("/v1/decisions", "/v1/decisions%3Abulk", "/v1/decisions:bulk;x")) {
            assertEquals(413, stream(body).urlEncodingEnabled(false).post(other).statusCode(), other);
        }
    }

    private RequestSpecification stream(String body) {
        var request = ndjson().header("Idempotency-Key", key).body(body);
        request.auth().oauth2(token);
        return request;
    }

    private void waitUntilClosed() throws InterruptedException {
        for (int i = 0; i < 100 && gate.open() > 0; i++) {
            Thread.sleep(50);
        }
        assertEquals(0, gate.open(), "a stream that was cut gives its place back");
    }

    @Test
    void whoeverDoesNotReadTheAnswersIsNotReadFrom() throws Exception {
        // Given
        var lines = IntStream.range(0, 20_000)
                .mapToObj(n -> line("brainstorm", n) + "\n")
                .toList();
        try (var call = new BulkCall(token, key)) {
            // When
            call.sending(pieces(String.join("", lines).getBytes(StandardCharsets.UTF_8)));
            long recorded = whenNothingMoves();

            // Then
            assertTrue(recorded < 3 * 10_000, "reading stopped at " + recorded);
            var answers = call.all();
            assertEquals(20_000, answers.size());
            assertEquals(20_000, answers.get(19_999).get("line").asInt());
            assertEquals(60_000, recorded());
        }
    }

    private long whenNothingMoves() throws Exception {
        long before = -1;
        for (long now = recorded(); now == 0 || now != before; now = recorded()) {
            before = now;
            Thread.sleep(1500);
        }
        return before;
    }
}
