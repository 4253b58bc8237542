package io.trailwright.approval.fake;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.json.Json;
import io.trailwright.testing.PostgresResource;
import io.trailwright.testing.TestTokens;
import io.trailwright.testing.TestTokensResource;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;

/** What every test of the running service starts from: a real database, the fake ledger, tokens. */
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "service", value = "approval"))
@QuarkusTestResource(value = TestTokensResource.class, initArgs = @ResourceArg(name = "service", value = "approval"))
@QuarkusTestResource(FakeLedgerResource.class)
public abstract class ServiceTest {
    private static final AtomicInteger GROUPS = new AtomicInteger();

    @Inject
    protected FakeLedgerServer server;

    /** A group of this test alone, so that tests do not see each other's reviews. */
    protected final String group = "finance-" + GROUPS.incrementAndGet();

    @BeforeEach
    void noFaults() {
        server.reset();
    }

    /** The tenant, and so the log, of this test. */
    protected final String tenant;

    protected ServiceTest() {
        this("acme");
    }

    protected ServiceTest(String tenant) {
        this.tenant = tenant;
    }

    protected FakeLedger ledger() {
        return server.ledger;
    }

    protected String token(String person) {
        return TestTokens.person(person, tenant, group);
    }

    protected RequestSpecification as(String person) {
        return given().auth().oauth2(token(person));
    }

    /** A payout that needs so many approvals, once its review is open here. */
    protected UUID openPayout(int approvals) {
        return open(Proposal.payout(), approvals);
    }

    protected UUID open(Proposal proposal, int approvals) {
        var decision = ledger().propose(tenant, proposal, Evaluations.high(approvals, group, "PT4H"));
        untilOpen(decision);
        return decision;
    }

    protected void untilOpen(UUID decision) {
        Eventually.get(() -> listed("anna"), ids -> ids.contains(decision.toString()));
    }

    protected List<String> listed(String person) {
        return as(person).get("/v1/reviews").then().statusCode(200).extract().path("reviews.decisionId");
    }

    protected JsonPath review(String person, UUID decision) {
        return as(person)
                .get("/v1/reviews/" + decision)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** What the API takes, for what the person is shown now. */
    protected Map<String, String> decision(UUID decision, String verdict, String reason) {
        var shown = review("anna", decision);
        return Map.of(
                "verdict",
                verdict,
                "reason",
                reason,
                "subject",
                shown.getString("subject"),
                "view",
                shown.getString("view"));
    }

    protected ValidatableResponse decide(String person, UUID decision, Map<String, String> body) {
        return post(token(person), decision, body);
    }

    protected static ValidatableResponse post(String token, UUID decision, Map<String, String> body) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/reviews/" + decision + "/decision")
                .then();
    }

    /** The newest thing that was said at the ledger's review door about a decision. */
    protected Json.Obj lastCall(UUID decision) {
        var calls = ledger().calls(decision);
        return calls.get(calls.size() - 1).body();
    }

    protected long count(UUID decision, EntryKind kind) {
        return ledger().entries(decision).stream()
                .filter(entry -> entry.header().kind() == kind)
                .count();
    }

    protected ValidatableResponse page(String person, String path) {
        return as(person).get(path).then();
    }

    /** What a browser does that opens the review and sends its form. @param query of the form's address, such as {@code ?focus=on} */
    protected ValidatableResponse onPage(String person, UUID decision, String verdict, String query) {
        var page = page(person, "/reviews/" + decision + query).extract();
        var request = as(person)
                .redirects()
                .follow(false)
                .cookie("trailwright_form", page.cookie("trailwright_form"))
                .contentType(ContentType.URLENC.withCharset("utf-8"))
                .header("Origin", "http://localhost:" + RestAssured.port)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("verdict", verdict)
                .formParam("reason", "As I read it.");
        for (var name : List.of("token", "subject", "view")) {
            var field =
                    Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page.asString());
            if (field.find()) {
                request.formParam(name, field.group(1));
            }
        }
        return request.post("/reviews/" + decision + "/decision" + query).then();
    }
}
