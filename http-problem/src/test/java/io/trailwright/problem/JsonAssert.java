package io.trailwright.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;

/** Compares whole problems: status, media type and every member. */
final class JsonAssert {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonAssert() {}

    static void assertJson(String expected, Response response, int status) {
        try {
            assertEquals(JSON.readTree(expected), JSON.readTree(response.asString()));
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + response.asString(), e);
        }
        assertEquals(status, response.statusCode());
        assertEquals(HttpProblem.MEDIA_TYPE, response.contentType());
        assertEquals("no-store", response.header("Cache-Control"));
    }
}
