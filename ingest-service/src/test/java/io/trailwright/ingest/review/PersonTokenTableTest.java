package io.trailwright.ingest.review;

import static io.trailwright.ingest.IngestApi.approval;
import static io.trailwright.ingest.IngestApi.created;
import static io.trailwright.ingest.IngestApi.decide;
import static io.trailwright.ingest.IngestApi.decided;
import static io.trailwright.ingest.IngestApi.kinds;
import static io.trailwright.ingest.IngestApi.open;
import static io.trailwright.ingest.IngestApi.post;
import static io.trailwright.ingest.IngestApi.propose;
import static io.trailwright.ingest.IngestApi.read;
import static io.trailwright.ingest.IngestApi.slug;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.trailwright.ingest.IngestApi;
import io.trailwright.ingest.IngestTest;
import io.trailwright.ingest.PolicyStub;
import io.trailwright.ingest.TestKeys;
import io.trailwright.testing.PostgresResource;
import io.trailwright.testing.TestIssuer;
import io.trailwright.testing.TestTokens;
import io.trailwright.testing.TokenBuilder;
import io.trailwright.testing.TokenDefect;
import io.trailwright.testing.TokenDefects;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * The door through which approvals come in, against every defect of a token: the person's, which is inside the request and
 * proves who decided, and the approval service's own. With a provider that is asked for its keys.
 */
@QuarkusTest
@TestProfile(PersonTokenTableTest.WithIssuer.class)
class PersonTokenTableTest extends IngestTest {
    /** A person's token that is too long for the field, or for a body, is refused as such. */
    private static final Set<String> ANSWERS =
            Set.of("403 person-required", "403 tenant-missing", "400 invalid-request", "413 too-large");

    /** The service as it is installed. */
    public static class WithIssuer implements QuarkusTestProfile {
        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(
                    new TestResourceEntry(PostgresResource.class, Map.of("service", "ingest")),
                    new TestResourceEntry(TestIssuer.class, Map.of("service", "ingest", "tenant", "person")),
                    new TestResourceEntry(TestKeys.class),
                    new TestResourceEntry(PolicyStub.class, Map.of("persons", "issuer")));
        }
    }

    @Test
    void aDefectivePersonsTokenProvesNobody() {
        // Given
        var decision = opened();
        var state = read(decision);
        var outcomes = new ArrayList<Executable>();
        var defects = TokenDefects.ofPerson(PersonTokenTableTest::rosa);
        // When
        for (var defect : defects) {
            var answer = decideWith(decision, state.getString("head.leafHash"), state.getString("subject"), defect);
            outcomes.add(() -> assertTrue(
                    ANSWERS.contains(answer.statusCode() + " " + slug(answer)),
                    defect + " answers " + answer.statusCode() + " " + answer.asString()));
        }
        // Then
        assertAll(outcomes);
        assertTrue(defects.size() > 120, defects.size() + " defects");
        assertEquals(List.of("decision.proposed", "policy.evaluated", "review.opened"), kinds(decision));
        assertEquals(0, TestIssuer.strangerAsked(), "a stranger's keys were fetched");
        created(decide(decision, "approved", rosa().token()));
        assertEquals("allowed", read(decision).getString("verdict"));
    }

    @Test
    void aDefectiveTokenOfTheApprovalServiceAppendsNothing() {
        // Given
        var decision = opened();
        var state = read(decision);
        var body = decided(
                decision, state.getString("head.leafHash"), state.getString("subject"), "approved", rosa().token());
        var path = "/v1/decisions/" + decision + "/review";
        var outcomes = new ArrayList<Executable>();
        // When
        for (var defect : TokenDefects.ofService(PersonTokenTableTest::machine)) {
            int status = status(defect, path, body);
            outcomes.add(() -> assertTrue(defect.answers().contains(status), defect + " answers " + status));
        }
        // Then
        assertAll(outcomes);
        assertEquals(List.of("decision.proposed", "policy.evaluated", "review.opened"), kinds(decision));
        post(rosa().forService("ingest").token(), path, body).then().statusCode(403);
        created(post(machine().token(), path, body));
    }

    /** Whoever sends a header of a megabyte may find the connection closed before the answer: as good as 431. */
    private static int status(TokenDefect defect, String path, String body) {
        try {
            return post(defect.token(), path, body).statusCode();
        } catch (Exception closed) {
            return 431;
        }
    }

    private static Response decideWith(String decision, String head, String subject, TokenDefect defect) {
        var token = defect.token().replace("\"", "\\\"").replace("\n", "\\n");
        return post(
                approval(),
                "/v1/decisions/" + decision + "/review",
                IngestApi.decided(decision, head, subject, "approved", token));
    }

    private static String opened() {
        var decision = propose("payout", "invoice").getString("decisionId");
        created(open(decision));
        return decision;
    }

    private static TokenBuilder rosa() {
        return TestTokens.personBuilder("rosa", "acme", "finance-reviewers").forService("approval");
    }

    private static TokenBuilder machine() {
        return TestTokens.builder()
                .subject("svc-approval-service")
                .client("approval-service")
                .tenant("acme")
                .roles("approval-service");
    }
}
