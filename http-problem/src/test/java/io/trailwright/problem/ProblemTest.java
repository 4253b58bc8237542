package io.trailwright.problem;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ProblemTest {
    @Test
    void a_problem_thrown_by_us_keeps_everything_that_it_was_given() {
        // When
        Response response = given().get("/problems/thrown");

        // Then
        JsonAssert.assertJson("""
                {"type":"https://trailwright.dev/problems/forbidden","title":"Not allowed","status":403,
                 "detail":"Ask the owner.","instance":"/problems/thrown","verdict":"rejected",
                 "violations":[{"pointer":"/action/type","message":"is not registered"}]}
                """, response, 403);
        assertEquals("7", response.header("Retry-After"));
    }

    @Test
    void a_problem_thrown_by_a_record_reaches_the_caller() {
        // When
        Response response = given().contentType(ContentType.JSON)
                .body("{\"workflow\":\"w\",\"guarded\":{\"word\":\"stale\"}}")
                .post("/problems");

        // Then
        assertEquals(403, response.statusCode(), response.asString());
        assertEquals("Choose another word.", response.path("detail"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "list?limit=101, query, /limit, must be less than or equal to 100",
        "by-id/123, path, /id, 'must match \"[a-z]+\"'",
    })
    void a_parameter_is_named_and_said_where_it_stands(String path, String in, String pointer, String message) {
        // When
        Response response = given().get("/problems/" + path);

        // Then
        assertAll(
                () -> assertEquals(400, response.statusCode()),
                () -> assertEquals(in, response.path("violations[0].in")),
                () -> assertEquals(pointer, response.path("violations[0].pointer")),
                () -> assertEquals(message, response.path("violations[0].message")));
    }

    @Test
    void a_header_is_named_as_it_is_sent() {
        // When
        Response response = given().header("Prefer", "soon").get("/problems/list");

        // Then
        assertEquals(400, response.statusCode());
        assertEquals("header", response.path("violations[0].in"));
        assertEquals("/Prefer", response.path("violations[0].pointer"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "GET, /nowhere, 404, not-found",
        "GET, /problems/uuid/7, 404, not-found",
        "GET, /problems/list?limit=many, 400, invalid-request",
        "DELETE, /problems, 405, method-not-allowed",
        "GET, /problems, 405, method-not-allowed",
    })
    void what_routing_refuses_is_a_problem(String method, String path, int status, String slug) {
        // When
        Response response = given().request(method, path);

        // Then
        assertEquals(status, response.statusCode(), response.asString());
        assertEquals(HttpProblem.MEDIA_TYPE, response.contentType());
        assertEquals("https://trailwright.dev/problems/" + slug, response.path("type"));
    }

    @Test
    void a_media_type_that_is_not_taken_or_not_offered_is_a_problem() {
        // When
        Response taken = given().contentType("text/plain").body("x").post("/problems");
        Response offered = given().accept("image/png").get("/problems/thrown");

        // Then
        assertEquals(415, taken.statusCode());
        assertEquals("https://trailwright.dev/problems/unsupported-media-type", taken.path("type"));
        assertEquals(406, offered.statusCode());
        assertEquals(HttpProblem.MEDIA_TYPE, offered.contentType());
        assertEquals("https://trailwright.dev/problems/not-acceptable", offered.path("type"));
    }

    @Test
    void a_body_over_the_limit_is_413_whether_its_length_is_announced_or_not() throws Exception {
        // Given
        String body = "{\"workflow\":\"" + "w".repeat(20_000) + "\"}";

        // When
        Response announced = given().contentType(ContentType.JSON).body(body).post("/problems");
        RawHttp.Answer chunked = RawHttp.postChunked(io.restassured.RestAssured.port, "/problems", body);

        // Then
        JsonAssert.assertJson("""
                {"type":"https://trailwright.dev/problems/too-large","title":"Request too large","status":413,
                 "detail":"Send a smaller body.","instance":"/problems"}
                """, announced, 413);
        assertEquals(413, chunked.status());
        assertEquals(HttpProblem.MEDIA_TYPE, chunked.contentType());
    }

    @Test
    void a_resource_that_reads_the_request_itself_has_the_same_limit() throws Exception {
        // Given
        int port = io.restassured.RestAssured.port;
        // When
        RawHttp.Answer most = RawHttp.postChunked(port, "/problems/whole", "w".repeat(10 << 10));
        RawHttp.Answer more = RawHttp.postChunked(port, "/problems/whole", "w".repeat((10 << 10) + 1));
        // Then
        assertEquals(200, most.status());
        assertEquals("10240 bytes", most.body());
        assertEquals(413, more.status());
        assertEquals(HttpProblem.MEDIA_TYPE, more.contentType());
        given().contentType(ContentType.JSON)
                .body("w".repeat((10 << 10) + 1))
                .post("/problems/whole")
                .then()
                .statusCode(413);
    }

    @Test
    void a_body_that_ends_too_early_is_not_taken_for_a_whole_one() throws Exception {
        // When
        String answer = RawHttp.send(
                io.restassured.RestAssured.port,
                "POST /problems/whole HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n5\r\nwhole\r\n");
        // Then
        assertEquals("", answer);
    }

    @ParameterizedTest
    @CsvSource({"broken", "own-json", "unwritable"})
    void a_failure_of_ours_tells_the_caller_nothing_but_a_number_and_the_log_everything_once(String path) {
        // Given
        try (LogCapture log = new LogCapture()) {
            // When
            Response response = given().get("/problems/" + path);

            // Then
            String errorId = response.path("errorId");
            JsonAssert.assertJson("""
                    {"type":"https://trailwright.dev/problems/internal-error","title":"Internal error","status":500,
                     "detail":"The failure is ours. Try again later, and name the errorId when you ask for help.",
                     "instance":"/problems/%s","errorId":"%s"}
                    """.formatted(path, errorId), response, 500);
            assertEquals(1, log.errors().size(), log.errors().toString());
            assertEquals(true, log.errors().get(0).contains(errorId));
            assertNull(response.header("Server"));
        }
    }
}
