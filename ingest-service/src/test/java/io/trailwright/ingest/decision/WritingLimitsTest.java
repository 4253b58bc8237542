package io.trailwright.ingest.decision;

import static io.trailwright.ingest.IngestApi.VIEW;
import static io.trailwright.ingest.IngestApi.approval;
import static io.trailwright.ingest.IngestApi.created;
import static io.trailwright.ingest.IngestApi.evidence;
import static io.trailwright.ingest.IngestApi.executor;
import static io.trailwright.ingest.IngestApi.integration;
import static io.trailwright.ingest.IngestApi.post;
import static io.trailwright.ingest.IngestApi.proposal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.trailwright.ingest.IngestTest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route that records something refuses what is too large, too deep or too many, and says where. */
@QuarkusTest
class WritingLimitsTest extends IngestTest {
    private static final String ID = UUID.randomUUID().toString();
    private static final String DECISION = "/v1/decisions/" + ID;
    private static final String DEEP_FREE = "[".repeat(57) + "]".repeat(57);
    private static final String DEEP = "[".repeat(70) + "]".repeat(70);
    private static final String EVIDENCE =
            "[" + String.join(",", Collections.nCopies(101, evidence("invoice", "x"))) + "]";

    /** Who, where, and a body whose {@code %s} is the value of the named field. */
    private record Route(String token, String path, String body) {}

    private static Route proposing(String json) {
        return new Route(integration(), "/v1/decisions", json);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                // Free JSON of 57 levels is not recorded.
                refusal(
                        proposing(proposal("payout", "").replace("1250.5", DEEP_FREE)),
                        422,
                        "/action/arguments/amount" + "/0".repeat(55)),
                refusal(
                        proposing(proposal("payout", "").replace("{\"score\":0.93}", DEEP_FREE)),
                        422,
                        "/recommendation/output" + "/0".repeat(56)),
                refusal(
                        new Route(integration(), DECISION + "/permit", "{\"arguments\":{\"a\":" + DEEP_FREE + "}}"),
                        422,
                        "/arguments/a" + "/0".repeat(55)),
                refusal(
                        new Route(
                                executor(),
                                "/v1/permits/" + ID + "/redeem",
                                "{\"permit\":\"x\",\"arguments\":{\"a\":" + DEEP_FREE + "}}"),
                        422,
                        "/arguments/a" + "/0".repeat(55)),
                refusal(
                        new Route(
                                executor(),
                                DECISION + "/change",
                                "{\"outcome\":\"executed\",\"action\":{\"type\":\"t\",\"target\":\"t\",\"arguments\":{\"a\":"
                                        + DEEP_FREE + "}}}"),
                        422,
                        "/action/arguments/a" + "/0".repeat(55)),
                // More than 64 levels are not read; the field that holds them is named.
                refusal(proposing(proposal("payout", "").replace("1250.5", DEEP)), 400, "/action/arguments"),
                refusal(
                        new Route(integration(), DECISION + "/permit", "{\"arguments\":{\"a\":" + DEEP + "}}"),
                        400,
                        "/arguments"),
                refusal(
                        new Route(
                                executor(),
                                "/v1/permits/" + ID + "/redeem",
                                "{\"permit\":\"x\",\"arguments\":{\"a\":" + DEEP + "}}"),
                        400,
                        "/arguments"),
                refusal(
                        new Route(
                                executor(), DECISION + "/change", "{\"action\":{\"arguments\":{\"a\":" + DEEP + "}}}"),
                        400,
                        "/action/arguments"),
                refusal(
                        new Route(integration(), DECISION + "/evidence", "{\"evidence\":[{\"kind\":" + DEEP + "}]}"),
                        400,
                        "/evidence/0/kind"),
                refusal(
                        new Route(integration(), DECISION + "/notes", "{\"kind\":\"appeal\",\"text\":" + DEEP + "}"),
                        400,
                        "/text"),
                refusal(
                        new Route(approval(), DECISION + "/review", "{\"event\":\"opened\",\"head\":" + DEEP + "}"),
                        400,
                        "/head"),
                // Too many, or too long.
                refusal(
                        proposing(proposal("payout", "").replace("\"evidence\":[]", "\"evidence\":" + EVIDENCE)),
                        400,
                        "/evidence"),
                refusal(
                        new Route(integration(), DECISION + "/evidence", "{\"evidence\":" + EVIDENCE + "}"),
                        400,
                        "/evidence"),
                refusal(
                        new Route(
                                integration(),
                                DECISION + "/notes",
                                "{\"kind\":\"appeal\",\"text\":\"" + "x".repeat(4001) + "\"}"),
                        400,
                        "/text"),
                refusal(
                        new Route(
                                executor(),
                                DECISION + "/change",
                                "{\"outcome\":\"executed\",\"detail\":\"" + "x".repeat(4001) + "\"}"),
                        400,
                        "/detail"),
                refusal(
                        new Route(
                                executor(),
                                "/v1/permits/" + ID + "/redeem",
                                "{\"permit\":\"" + "x".repeat(20_001) + "\",\"arguments\":{}}"),
                        400,
                        "/permit"),
                refusal(
                        new Route(
                                approval(),
                                DECISION + "/review",
                                "{\"event\":\"opened\",\"head\":\"" + VIEW + "\",\"personToken\":\""
                                        + "x".repeat(20_001) + "\"}"),
                        400,
                        "/personToken"));
    }

    private static Arguments refusal(Route route, int status, String pointer) {
        return Arguments.of(route, status, pointer);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void theRefusalNamesTheField(Route route, int status, String pointer) {
        // When
        var answer = post(route.token(), route.path(), route.body());

        // Then
        assertEquals(status, answer.statusCode(), answer.asString());
        assertEquals(pointer, answer.jsonPath().getString("violations[0].pointer"));
    }

    @Test
    void noRouteReadsMoreThanAMebibyte() {
        for (var path : List.of(
                "/v1/decisions",
                DECISION + "/evidence",
                DECISION + "/notes",
                DECISION + "/change",
                DECISION + "/permit")) {
            // When, Then
            assertEquals(
                    413,
                    post(integration(), path, "{\"x\":\"" + "x".repeat(1 << 20) + "\"}")
                            .statusCode(),
                    path);
        }
        assertEquals(
                413,
                post(executor(), "/v1/permits/" + ID + "/redeem", " ".repeat((1 << 20) + 1))
                        .statusCode());
        assertEquals(
                413,
                post(approval(), DECISION + "/review", " ".repeat((1 << 20) + 1))
                        .statusCode());
    }

    @Test
    void theMostPartsThatMayBeSentStillFitIntoAHeader() {
        // Given
        var most = "[" + String.join(",", Collections.nCopies(100, evidence("invoice", "x"))) + "]";

        // When
        var answer = created(post(
                integration(),
                "/v1/decisions",
                proposal("payout", "").replace("\"evidence\":[]", "\"evidence\":" + most)));

        // Then
        var header = answer.getString("receipt.entries[0].header");
        assertTrue(header.contains("evidence/99/content"));
        assertTrue(header.getBytes(StandardCharsets.UTF_8).length < 64 << 10);
        assertTrue(header.contains("\"action\""));
    }
}
