package io.trailwright.problem;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class JsonBodyTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            unknown field            | {"workflow":"w","x~/y":1}                        | /x~0~1y            | is not a known field
            unknown nested field     | {"workflow":"w","evidence":[{},{"class":1}]}     | /evidence/1/class  | is not a known field
            text for a number        | {"workflow":"w","amount":"12"}                   | /amount            | must be a whole number
            fraction for a whole     | {"workflow":"w","amount":1.5}                    | /amount            | must be a whole number
            too large a number       | {"workflow":"w","amount":99999999999}            | /amount            | is out of range
            true for a number        | {"workflow":"w","amount":true}                   | /amount            | must be a whole number
            null for a number        | {"workflow":"w","quota":{"count":null}}          | /quota/count       | is required
            no number                | {"workflow":"w","quota":{}}                      | /quota/count       | is required
            number for a text        | {"workflow":5}                                   | /workflow          | must be a string
            true for a text          | {"workflow":true}                                | /workflow          | must be a string
            object for a text        | {"workflow":{}}                                  | /workflow          | must be a string
            number for a boolean     | {"workflow":"w","urgent":1}                      | /urgent            | must be true or false
            text for a boolean       | {"workflow":"w","urgent":"true"}                 | /urgent            | must be true or false
            unknown enum value       | {"workflow":"w","mode":"LOUD"}                   | /mode              | must be one of FAST, SAFE
            number for an enum       | {"workflow":"w","mode":0}                        | /mode              | must be one of FAST, SAFE
            empty text for an enum   | {"workflow":"w","mode":""}                       | /mode              | must be one of FAST, SAFE
            text that is no time     | {"workflow":"w","at":"yesterday"}                | /at                | must be a time in UTC such as 2026-01-31T12:00:00Z
            number for a time        | {"workflow":"w","at":5}                          | /at                | must be a time in UTC such as 2026-01-31T12:00:00Z
            empty text for a time    | {"workflow":"w","at":""}                         | /at                | must be a time in UTC such as 2026-01-31T12:00:00Z
            text that is no UUID     | {"workflow":"w","id":"7"}                        | /id                | must be a UUID
            object for an array      | {"workflow":"w","evidence":{}}                   | /evidence          | must be an array
            text for an object       | {"workflow":"w","evidence":["x"]}                | /evidence/0        | must be an object
            array for the body       | []                                               | ``                 | must be an object
            text for the body        | "x"                                              | ``                 | must be an object
            null for the body        | null                                             | ``                 | must not be null
            two values               | {"workflow":"w"} {}                              | ``                 | must be the only JSON value in the body
            refused by the record    | {"workflow":"w","guarded":{"word":"secret"}}     | /guarded           | is not valid
            a broken constraint      | {"workflow":"w","evidence":[{"digest":"p4ss"}]}  | /evidence/0/digest | must match "sha256:[0-9a-f]{64}"
            a broken map value       | {"workflow":"w","named":{"a/b":{}}}              | /named/a~1b/digest | must not be null
            a missing field          | {}                                               | /workflow          | must not be null
            """)
    void a_field_that_breaks_the_contract_is_named_by_pointer(
            String name, String body, String pointer, String message) {
        // When
        Response response = given().contentType(ContentType.JSON).body(body).post("/problems");

        // Then
        JsonAssert.assertJson("""
                {"type":"https://trailwright.dev/problems/invalid-request","title":"Invalid request","status":400,
                 "detail":"Correct the fields that the violations name.","instance":"/problems",
                 "violations":[{"pointer":"%s","message":"%s"}]}
                """.formatted(pointer, message.replace("\"", "\\\"")), response, 400);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            cut off                 | {"workflow":                       | /workflow        | is not well-formed JSON at line 1, column 13
            not JSON                | workflow=w                         | ``               | is not well-formed JSON at line 1, column 1
            NaN                     | {"workflow":"w","amount":NaN}      | /amount          | is not well-formed JSON at line 1, column 29
            the same field twice    | {"workflow":"w","workflow":"v"}    | /workflow        | appears more than once at line 1, column 27
            twice further down      | {"evidence":[{"kind":"","kind":""}]} | /evidence/0/kind | appears more than once at line 1, column 31
            """)
    void malformed_json_is_shown_by_line_and_column(String name, String body, String pointer, String message) {
        // When
        Response response = given().contentType(ContentType.JSON).body(body).post("/problems");

        // Then
        JsonAssert.assertJson("""
                {"type":"https://trailwright.dev/problems/malformed-json","title":"Malformed JSON","status":400,
                 "detail":"Send one well-formed JSON value with every field at most once.","instance":"/problems",
                 "violations":[{"pointer":"%s","message":"%s"}]}
                """.formatted(pointer, message), response, 400);
    }

    @Test
    void nesting_without_end_is_refused() {
        // Given
        String body = "{\"workflow\":" + "[".repeat(3000) + "]".repeat(3000) + "}";

        // When
        Response response = given().contentType(ContentType.JSON).body(body).post("/problems");

        // Then
        assertEquals(400, response.statusCode());
        assertEquals(HttpProblem.MEDIA_TYPE, response.contentType());
    }

    @Test
    void bytes_that_are_no_text_are_refused() {
        // Given
        byte[][] bodies = {
            {'{', '"', (byte) 0xc3, (byte) 0x28, '"', ':', '1', '}'},
            {0, 0, 0, '{', 0, (byte) 0x99, 0, 0},
            {(byte) 0xff, (byte) 0xfe, 0, 0, '{'},
            {'{', '"', 'w', 'o', 'r', 'k', 'f', 'l', 'o', 'w', '"', ':', '"', (byte) 0xff, '"', '}'},
        };

        for (byte[] body : bodies) {
            // When
            Response response = given().header("Content-Type", "application/json")
                    .body(body)
                    .post("/problems");

            // Then
            assertEquals(400, response.statusCode(), response.asString());
            assertEquals(HttpProblem.MEDIA_TYPE, response.contentType());
        }
    }

    @Test
    void a_body_must_be_there() {
        // When
        Response response = given().contentType(ContentType.JSON).post("/problems");

        // Then
        assertEquals(400, response.statusCode(), response.asString());
        assertEquals("https://trailwright.dev/problems/invalid-request", response.path("type"));
    }

    @Test
    void a_good_request_is_answered_without_nulls() {
        // When
        Response response = given().contentType(ContentType.JSON)
                .body("{\"workflow\":\"w\"}")
                .post("/problems");

        // Then
        assertEquals("{\"at\":\"1970-01-01T00:00:00Z\"}", response.asString());
    }
}
