package io.trailwright.reconstruction.trail;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.trailwright.core.json.Json;
import io.trailwright.core.trail.Tier;
import io.trailwright.reconstruction.Bench;
import io.trailwright.reconstruction.Bench.Case;
import io.trailwright.reconstruction.ReconstructionTest;
import io.trailwright.reconstruction.Story;
import io.trailwright.reconstruction.TrailBuilder;
import io.trailwright.testing.TestTokens;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pages as a browser gets them. */
@QuarkusTest
class PagesTest extends ReconstructionTest {
    private static final Pattern CITATION = Pattern.compile("href=\"#(entry-\\d+)\"");
    private static final Pattern ANCHOR = Pattern.compile("id=\"(entry-\\d+)\"");

    private String page(Case decision) {
        return bench.get(decision.log().name(), "/trails/" + decision.id())
                .statusCode(200)
                .contentType("text/html")
                .extract()
                .asString();
    }

    private static Set<String> found(Pattern pattern, String page) {
        var found = new TreeSet<String>();
        pattern.matcher(page).results().forEach(match -> found.add(match.group(1)));
        return found;
    }

    @Test
    void pageSaysWhatTheJsonSays_andEveryCitationLeadsToAnEntry() {
        // Given
        var decision = bench.payout();
        bench.follow(decision.log());
        JsonPath json = bench.get(decision).extract().jsonPath();

        // When
        var page = page(decision);

        // Then
        for (String sentence : json.<String>getList("account.sentence")) {
            assertTrue(page.contains(escaped(sentence)), sentence);
        }
        for (String value : json.<String>getList("fields.value")) {
            assertTrue(page.contains(escaped(value)), value);
        }
        assertEquals(
                Set.of("entry-0", "entry-1", "entry-2", "entry-3", "entry-4", "entry-5", "entry-6"),
                found(ANCHOR, page));
        assertTrue(found(ANCHOR, page).containsAll(found(CITATION, page)));
        assertTrue(page.contains("5 of 5 recorded"));
        assertTrue(page.contains("9 of 9 recorded"));
        assertTrue(page.contains("class=\"verification good\""));
        assertTrue(page.contains("href=\"/v1/trails/" + decision.id() + "/bundle\""));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Test
    void pageOfABrokenTrailSaysSoInWords() {
        // Given
        var decision = bench.payout();
        bench.follow(decision.log());
        bench.ledger().lie("/v1/decisions/", trail -> trail.put("checkpoint", "no"));

        // When
        var page = page(decision);

        // Then
        assertTrue(page.contains("class=\"verification bad\""));
        assertTrue(page.contains("Broken: this trail does not verify"));
        assertTrue(page.contains("told from the copy that this service kept"));
    }

    @Test
    void hostileTextIsInert_everywhere() {
        // Given a decision in which every text of the caller is an attack
        var attack =
                "<script>alert(1)</script><img src=x onerror=alert(1)>{page.id}{#if}\u202E\u200B\u0000\" onfocus=\"x";
        var log = bench.ledger().newLog();
        var parts = new LinkedHashMap<>(Story.proposal(attack));
        parts.put(
                "action",
                Json.object()
                        .put("type", attack)
                        .put("target", attack)
                        .put("arguments", Json.object().put(attack, attack).build())
                        .build()
                        .canonical());
        Story.evidence(parts, 0, attack, attack, attack, attack.getBytes(UTF_8));
        parts.put("exceptions", Json.strings(List.of(attack)).canonical());
        parts.put(
                "recommendation",
                Json.object()
                        .put("summary", attack)
                        .put("output", attack)
                        .build()
                        .canonical());
        var story = new Story(new TrailBuilder(log.name(), Bench.uuid()))
                .propose(parts)
                .evaluated(Tier.HIGH, 1)
                .note(attack, attack);
        log.append(story.entries());
        bench.follow(log);

        for (var path : List.of("/trails/" + story.trail().id(), "/")) {
            // When
            var page = bench.get(log.name(), path)
                    .statusCode(200)
                    .header("Content-Security-Policy", startsWith("default-src 'none'; style-src 'self'"))
                    .extract()
                    .asString();

            // Then
            assertFalse(page.contains("<script"), path);
            assertFalse(page.contains("<img src=x"), path);
            assertFalse(page.contains("\" onfocus=\""), path);
            assertFalse(page.contains(" style=") || page.contains("<style"), path);
            assertTrue(page.contains("{page.id}"), path);
            assertTrue(page.codePoints().noneMatch(point -> point == 0x202E || point == 0x200B || point == 0), path);
            assertTrue(page.contains("⟨U+202E⟩"), path);
        }
    }

    @Test
    void listLeadsToEveryDecision() {
        // Given
        var decision = bench.payout();
        bench.follow(decision.log());

        // When
        var page =
                bench.get(decision.log().name(), "/").statusCode(200).extract().asString();

        // Then
        assertTrue(page.contains("href=\"/trails/" + decision.id() + "\""));
        assertTrue(page.contains("Pay invoice NW-2026-118 to Nordwind Logistik GmbH"));
        assertFalse(page.contains("Older"));
    }

    @Test
    void listOfNothingSaysSo_andPagesOn() {
        // Given
        var log = bench.ledger().newLog();
        bench.get(log.name(), "/").statusCode(200).body(containsString("Nothing has been recorded yet."));
        for (int i = 0; i < 51; i++) {
            log.append(new Story(new TrailBuilder(log.name(), Bench.uuid()))
                    .proposed()
                    .entries());
        }
        bench.follow(log);

        // When
        var page = bench.get(log.name(), "/").statusCode(200).extract().asString();
        var older = page.replaceAll("(?s).*<a rel=\"next\" href=\"([^\"]*)\">Older</a>.*", "$1");

        // Then
        bench.get(log.name(), older)
                .statusCode(200)
                .body(containsString(
                        "href=\"/trails/" + log.entries().get(0).header().trail() + "\""))
                .body(containsString("Newest"));
    }

    @Test
    void absentAndForeignDecisionsAndOtherRolesGetAPageToo() {
        // Given
        var decision = bench.payout();
        var stranger = bench.ledger().newLog().name();

        // When
        var foreign =
                bench.get(stranger, "/trails/" + decision.id()).statusCode(404).contentType("text/html");
        var absent =
                bench.get(stranger, "/trails/" + Bench.uuid()).statusCode(404).contentType("text/html");

        // Then
        assertEquals(absent.extract().asString(), foreign.extract().asString());
        bench.get(stranger, "/trails/no-id").statusCode(404).contentType("text/html");
        given().auth()
                .oauth2(TestTokens.withRoles("x", stranger, "reviewer"))
                .when()
                .get("/")
                .then()
                .statusCode(403)
                .contentType("text/html")
                .body(containsString("neither the role auditor nor integration"));
        given().when().get("/").then().statusCode(401);
        given().when().get("/signed-out").then().statusCode(200).body(containsString("You are signed out."));
        given().redirects()
                .follow(false)
                .when()
                .get("/logout")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/signed-out"));
        given().when().get("/reconstruction.css").then().statusCode(200).contentType(startsWith("text/css"));
    }

    @Test
    void pathVariantsOpenNothing() {
        // Given
        var decision = bench.payout();
        for (var path : List.of(
                "//v1/trails",
                "/v1//trails",
                "/v1/trails;x",
                "/v1/trails;x=y",
                "/v1/./trails",
                "/v1/trails%3Bx",
                "/v1%2Ftrails",
                "/v1/trails/",
                "/v1/trails/%00",
                "/V1/TRAILS",
                "/v1/trails/" + decision.id() + ";x",
                "/v1/trails/" + decision.id() + "%2Fbundle",
                "/v1/trails/" + decision.id() + "/bundle;x")) {
            // When
            int status = given().urlEncodingEnabled(false).when().get(path).statusCode();

            // Then
            assertTrue(List.of(400, 401, 404).contains(status), path + " answers " + status);
        }
        for (var method : List.of("POST", "PUT", "DELETE", "PATCH", "TRACE")) {
            int status = given().when()
                    .request(method, "/v1/trails/" + decision.id())
                    .statusCode();
            assertTrue(status >= 400 && status < 500 || status == 501, method + " answers " + status);
        }
        assertEquals(401, given().when().head("/v1/trails").statusCode());
    }
}
