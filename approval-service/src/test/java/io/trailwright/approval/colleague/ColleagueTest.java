package io.trailwright.approval.colleague;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.trailwright.approval.fake.ServiceTest;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.testing.TestTokens;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A review is handed to a person by name, chosen from the reviewers who were here. */
@QuarkusTest
class ColleagueTest extends ServiceTest {
    private static final String TENANT = "colleagues";

    ColleagueTest() {
        super(TENANT);
    }

    @Test
    void whoWasHereCanBeChosenByNameAndIsRecordedAsTheyWereKnown() {
        // Given
        var decision = openPayout(1);
        visit(TestTokens.person("cleo", TENANT, "elsewhere"), "/reviews");
        page("anna", "/reviews/" + decision)
                .body(containsString("<option dir=\"auto\" value=\"sub-cleo\">Cleo Example (elsewhere)</option>"));

        // When
        handOn(decision, Map.of("chosen", "sub-cleo")).statusCode(303);

        // Then
        var to = lastCall(decision).object("delegation").object("to");
        assertEquals("sub-cleo", to.string("sub"));
        assertEquals("Cleo Example", to.string("name"));
        assertEquals("https://issuer.test", to.string("iss"));
    }

    @Test
    void onlyWhoCouldTakeItIsOffered() {
        // Given: who asked for it, the person themselves, somebody of another tenant, and somebody who never came
        var decision = openPayout(1);
        visit(TestTokens.person("rita", TENANT, group), "/reviews");
        visit(TestTokens.person("gustav", "another-tenant", group), "/reviews");
        visit(TestTokens.person("cleo", TENANT, group), "/reviews");

        // When, Then
        page("anna", "/reviews/" + decision)
                .body(containsString("value=\"sub-cleo\""))
                .body(not(containsString("value=\"sub-rita\"")))
                .body(not(containsString("value=\"sub-anna\"")))
                .body(not(containsString("value=\"sub-gustav\"")))
                .body(not(containsString("value=\"sub-nobody\"")))
                .body(containsString("name=\"delegate\""));
    }

    @Test
    void somebodyWhoWasNotHereOrTwoAtOnceAreRefusedAndNothingIsRecorded() {
        // Given
        var decision = openPayout(1);
        visit(TestTokens.person("cleo", TENANT, group), "/reviews");

        // When, Then
        handOn(decision, Map.of("chosen", "sub-nobody")).statusCode(400).body(containsString("was not here lately"));
        handOn(decision, Map.of("chosen", "sub-cleo", "delegate", "sub-dora"))
                .statusCode(400)
                .body(containsString("not both"))
                .body(containsString("value=\"sub-cleo\" selected"));
        handOn(decision, Map.of()).statusCode(400).body(containsString("choose a person, or type a subject id"));
        assertEquals(0, count(decision, EntryKind.REVIEW_DELEGATED));
        handOn(decision, Map.of("delegate", "sub-dora")).statusCode(303);
        assertEquals(1, count(decision, EntryKind.REVIEW_DELEGATED));
    }

    private static void visit(String token, String path) {
        given().auth().oauth2(token).get(path).then().statusCode(200);
    }

    private ValidatableResponse handOn(UUID decision, Map<String, String> fields) {
        var page = page("anna", "/reviews/" + decision).extract();
        var token = Pattern.compile("name=\"token\" value=\"([^\"]*)\"").matcher(page.asString());
        assertEquals(true, token.find());
        return as("anna")
                .redirects()
                .follow(false)
                .cookie("trailwright_form", page.cookie("trailwright_form"))
                .contentType(ContentType.URLENC.withCharset("utf-8"))
                .header("Origin", "http://localhost:" + RestAssured.port)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("token", token.group(1))
                .formParam("reason", "on leave")
                .formParam(
                        "until",
                        LocalDateTime.now(ZoneOffset.UTC)
                                .plusHours(1)
                                .truncatedTo(ChronoUnit.MINUTES)
                                .toString())
                .formParams(fields)
                .post("/reviews/" + decision + "/delegate")
                .then();
    }
}
