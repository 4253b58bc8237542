package io.trailwright.ingest.ledger.http;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.trailwright.core.entry.Commitment;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.entry.Header;
import io.trailwright.core.log.MerkleTree;
import io.trailwright.ingest.TestKeys;
import io.trailwright.ingest.ledger.AppendOutcome;
import io.trailwright.ingest.ledger.AppendRequest;
import io.trailwright.ingest.ledger.EntryDraft;
import io.trailwright.ingest.ledger.Ledger;
import io.trailwright.ingest.ledger.LogKeys;
import io.trailwright.ingest.ledger.PartDraft;
import io.trailwright.ingest.ledger.Receipt;
import io.trailwright.testing.PostgresResource;
import io.trailwright.testing.TestTokens;
import io.trailwright.testing.TestTokensResource;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** A tenant of its own for each test, and the few requests that all tests make. */
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
@QuarkusTestResource(value = TestTokensResource.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
@QuarkusTestResource(TestKeys.class)
abstract class LedgerHttpTestBase {

    static final byte[] BODY = "{\"text\":\"caf\u00e9\"}".getBytes(StandardCharsets.UTF_8);

    @Inject
    Ledger ledger;

    @Inject
    LogKeys keys;

    String tenant = "";

    @BeforeEach
    void newTenant() {
        tenant = "t-" + UUID.randomUUID().toString().substring(0, 8);
    }

    Receipt append(int entries) {
        EntryDraft draft = new EntryDraft(EntryKind.NOTE_ADDED, List.of(new PartDraft("note", BODY)));
        AppendRequest request = new AppendRequest(
                tenant, UUID.randomUUID(), Optional.empty(), Optional.empty(), Collections.nCopies(entries, draft));
        AppendOutcome outcome = ledger.append(request).await().atMost(Duration.ofSeconds(30));
        return assertInstanceOf(AppendOutcome.Appended.class, outcome).receipt();
    }

    /** The leaf hash, computed from the header as it came; header and parts must fit together. */
    static Digest assertEntry(JsonPath json, String at) {
        byte[] header = json.getString(at + ".header").getBytes(StandardCharsets.UTF_8);
        Digest leaf = MerkleTree.leafHash(header);
        assertEquals(leaf.toString(), json.getString(at + ".leafHash"));
        byte[] salt = Base64.getDecoder().decode(json.getString(at + ".parts.note.salt"));
        byte[] body = Base64.getDecoder().decode(json.getString(at + ".parts.note.body"));
        assertEquals(new String(BODY, StandardCharsets.UTF_8), new String(body, StandardCharsets.UTF_8));
        assertEquals(Commitment.of(salt, body), Header.parse(header).parts().get("note"));
        return leaf;
    }

    static List<Digest> hashes(JsonPath json, String at) {
        return json.getList(at, String.class).stream()
                .map(text -> Digest.wrap(Base64.getDecoder().decode(text)))
                .toList();
    }

    static RequestSpecification machine() {
        return given().auth().oauth2(TestTokens.machine("reconstruction-service"));
    }

    static JsonPath get(String token, String path) {
        return given().auth()
                .oauth2(token)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static JsonPath notFound(String token, String path) {
        return given().auth()
                .oauth2(token)
                .get(path)
                .then()
                .statusCode(404)
                .extract()
                .jsonPath();
    }

    static String fill(String path, String tenant, UUID trail) {
        return path.replace("{tenant}", tenant).replace("{trail}", trail.toString());
    }
}
