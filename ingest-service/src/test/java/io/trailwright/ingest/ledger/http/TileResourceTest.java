package io.trailwright.ingest.ledger.http;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.EntryBundle;
import io.trailwright.core.log.Frontier;
import io.trailwright.core.log.MerkleTree;
import io.trailwright.core.log.Tile;
import io.trailwright.testing.TestTokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TileResourceTest extends LedgerHttpTestBase {
    @Test
    void aClientThatKnowsOnlyTheSpecificationRebuildsTheLogFromItsTiles() {
        // Given
        grow(600);
        // When
        Checkpoint checkpoint = Checkpoint.open(
                machine().get("/v1/logs/" + tenant + "/checkpoint").asString(), List.of(keys.verifierKey(tenant)));
        List<Digest> leaves = new ArrayList<>();
        for (int i = 0; i * 256L < checkpoint.size(); i++) {
            int width = (int) Math.min(256, checkpoint.size() - i * 256L);
            EntryBundle bundle = new EntryBundle(i, width);
            Tile tile = new Tile(0, i, width);
            List<Digest> hashed = bundle.decode(fetch(bundle.path())).stream()
                    .map(MerkleTree::leafHash)
                    .toList();
            assertEquals(hashed, tile.decode(fetch(tile.path())));
            leaves.addAll(hashed);
        }
        // Then
        assertEquals(600, checkpoint.size());
        assertEquals(checkpoint.root(), root(leaves));
        Tile above = Tile.partial(1, 600).orElseThrow();
        assertEquals(
                List.of(root(leaves.subList(0, 256)), root(leaves.subList(256, 512))),
                above.decode(fetch(above.path())));
        assertEquals(Optional.empty(), Tile.partial(2, 600));
    }

    @Test
    void everyWidthThatWasReachedIsServedAlsoAfterTheTileHasBecomeFull() {
        // Given
        grow(255);
        byte[] before = fetch("tile/0/000.p/255");
        byte[] entriesBefore = fetch("tile/entries/000.p/100");
        // When
        grow(1);
        // Then
        byte[] full = fetch("tile/0/000");
        assertEquals(8192, full.length);
        for (int width : List.of(1, 2, 100, 254, 255)) {
            assertArrayEquals(Arrays.copyOf(full, 32 * width), fetch("tile/0/000.p/" + width), "width " + width);
        }
        assertArrayEquals(before, Arrays.copyOf(full, 32 * 255));
        assertArrayEquals(entriesBefore, fetch("tile/entries/000.p/100"));
        assertArrayEquals(full, fetch("tile/0/000"), "also from memory");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tile/0/000.p/38",
                "tile/0/000",
                "tile/0/001.p/1",
                "tile/1/000.p/1",
                "tile/7/000.p/1",
                "tile/entries/000.p/38",
                "tile/entries/000",
                "tile/entries/x999/x999/x999/999"
            })
    void whatTheLogHasNotReachedIsNotFound(String path) {
        // Given
        grow(37);
        // When, Then
        assertNotFound(raw("/v1/logs/" + tenant + "/" + path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/logs/{log}/tile/0/000.p/37/",
                "/v1/logs/{log}/tile/./0/000.p/37",
                "/v1/logs/{log}/tile/0/../0/000.p/37",
                "/v1/logs/{log}/tile/%2e/0/000.p/37",
                "/v1/logs/{log}/tile/%2e%2e/tile/0/000.p/37",
                "/v1/logs/{log}/tile/0%2F000.p/37",
                "/v1/logs/{log}/tile/0%5C000.p/37",
                "/v1/logs/{log}/tile/0;x/000.p/37",
                "/v1/logs/{log}/tile/0/000.p/37;x=y",
                "/v1/logs/{log}/tile/0/000.p/37%3Bx",
                "/v1/logs/{log};x/tile/0/000.p/37",
                "/v1/logs/{log}/tile/0/000.p/37%00",
                "/v1/logs/{log}/tile/0/000.p/37%3F",
                "/v1/logs/{log}/tile/0/000.p/37%23",
                "/v1/logs/{log}/tile/%30/000.p/37",
                "/v1/logs/{log}/Tile/0/000.p/37",
                "/v1/logs/{log}/tile/0/000.P/37",
                "/v1/logs/{log}/tile/00/000.p/37",
                "/v1/logs/{log}/tile/0/000.p/037",
                "/v1/logs/{log}/tile/0/000.p/0",
                "/v1/logs/{log}/tile/0/000.p/256",
                "/v1/logs/{log}/tile/0/x000/000.p/37",
                "/v1/logs/{log}/tile/0/0.p/37",
                "/v1/logs/{log}/tile/-1/000.p/37",
                "/v1/logs/{log}/tile/64/000",
                "/v1/logs/{log}/tile/entries/000.p/37/",
                "/v1/logs/{log}/tile/entries%2F000.p/37",
                "/v1/logs/{log}/tile/",
                "/v1/logs/{log}/tile/data/000.p/37"
            })
    void anotherSpellingOfATileIsNotFound(String path) {
        // Given
        grow(37);
        // When, Then
        assertNotFound(raw(path.replace("{log}", tenant)));
    }

    /** REST Assured takes doubled slashes out before it sends them: these go through a client that does not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/logs/{log}/tile//0/000.p/37",
                "/v1/logs/{log}//tile/0/000.p/37",
                "//v1/logs/{log}/tile/0/000.p/37"
            })
    void aDoubledSlashIsNoTileEither(String path) throws Exception {
        // Given
        grow(37);
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + path.replace("{log}", tenant)))
                .header("Authorization", "Bearer " + TestTokens.machine("reconstruction-service"))
                .build();
        // When
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
        // Then
        assertEquals(404, answer.statusCode());
    }

    @Test
    void headSaysWhatGetWouldSendAndThatItNeverChanges() {
        // Given
        grow(3);
        // When
        Response head = machine().head("/v1/logs/" + tenant + "/tile/0/000.p/3");
        Response get = machine().get("/v1/logs/" + tenant + "/tile/0/000.p/3");
        // Then
        assertEquals(200, head.statusCode());
        assertEquals(0, head.asByteArray().length);
        for (Response answer : List.of(head, get)) {
            assertEquals("application/octet-stream", answer.contentType());
            assertEquals(List.of("private, max-age=31536000, immutable"), values(answer, "Cache-Control"));
        }
        assertEquals(96, get.asByteArray().length);
    }

    @Test
    void withoutTheSettingNobodyReadsWithoutAToken() {
        // Given
        grow(1);
        for (String path : List.of("tile/0/000.p/1", "tile/entries/000.p/1", "checkpoint", "keys")) {
            // When, Then
            assertEquals(401, given().get("/v1/logs/" + tenant + "/" + path).statusCode(), path);
        }
        String stranger = TestTokens.integration("stranger");
        assertEquals(
                404,
                given().auth()
                        .oauth2(stranger)
                        .get("/v1/logs/" + tenant + "/tile/0/000.p/1")
                        .statusCode());
    }

    @Test
    void theKeysAreOneALine() {
        assertEquals(
                keys.verifierKey(tenant) + "\n",
                machine().get("/v1/logs/" + tenant + "/keys").asString());
    }

    private void grow(int entries) {
        for (int left = entries; left > 0; left -= 32) {
            append(Math.min(32, left));
        }
    }

    private byte[] fetch(String path) {
        return machine()
                .get("/v1/logs/" + tenant + "/" + path)
                .then()
                .statusCode(200)
                .contentType("application/octet-stream")
                .extract()
                .asByteArray();
    }

    private static Response raw(String path) {
        return machine().urlEncodingEnabled(false).get(path);
    }

    private static void assertNotFound(Response answer) {
        assertEquals(404, answer.statusCode());
        assertEquals("application/problem+json", answer.contentType());
    }

    private static List<String> values(Response answer, String header) {
        return answer.headers().getList(header).stream()
                .map(io.restassured.http.Header::getValue)
                .toList();
    }

    private static Digest root(List<Digest> leaves) {
        Frontier frontier = Frontier.EMPTY;
        for (Digest leaf : leaves) {
            frontier = frontier.append(leaf);
        }
        return frontier.root();
    }
}
