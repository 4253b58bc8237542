package io.trailwright.approval.token;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.trailwright.approval.fake.ServiceTest;
import io.trailwright.approval.token.EndpointTable.Call;
import io.trailwright.approval.token.EndpointTable.Shown;
import io.trailwright.testing.TestIssuer;
import io.trailwright.testing.TestTokens;
import io.trailwright.testing.TokenBuilder;
import io.trailwright.testing.TokenDefect;
import io.trailwright.testing.TokenDefects;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * The token-defect table: every defect against every endpoint. None is let in, none is a failure of ours, none reaches the
 * ledger; and the same request with a good token is taken, so that it was the defect that was refused.
 */
@QuarkusTest
@TestProfile(WithIssuer.class)
class TokenTableTest extends ServiceTest {
    /** Stands in every answer that shows something of a review. */
    private static final String CANARY = "Nordlicht";

    @Test
    void everyEndpointIsInTheTable() {
        var table = new EndpointTable(UUID.randomUUID(), new Shown("", "", ""));
        var missing = EndpointTable.cover(table.calls()).entrySet().stream()
                .filter(endpoint -> !endpoint.getValue())
                .map(Map.Entry::getKey)
                .toList();
        assertEquals(List.of(), missing, "give EndpointTable a request for each of these");
        assertTrue(EndpointTable.cover(List.of()).containsValue(false), "an endpoint without a request is noticed");
    }

    @Test
    void noDefectiveTokenIsTakenAnywhere() throws Exception {
        // Given
        var decision = openPayout(1);
        var browser = new Browser();
        var table = table(browser, decision);
        int before = ledger().size(tenant);
        var defects = TokenDefects.ofPerson(this::person);
        var outcomes = new ArrayList<Executable>();
        // When
        for (var defect : defects) {
            for (var call : table.calls()) {
                var answer = browser.send(call, defect.token());
                outcomes.add(() -> assertRefused(defect, call, answer));
            }
        }
        for (var call : table.calls()) {
            var answer = browser.send(call, "");
            outcomes.add(() ->
                    assertRefused(new TokenDefect("no token", "", defects.get(0).answers()), call, answer));
        }
        // Then
        assertAll(outcomes);
        assertTrue(defects.size() > 120, defects.size() + " defects");
        assertEquals(before, ledger().size(tenant), "entries in the ledger");
        assertEquals(0, decisionsAtTheLedger(decision), "decisions that reached the ledger");
        assertTakesGoodTokens(browser, table, decision);
    }

    /** The positive control: the very same requests. */
    private void assertTakesGoodTokens(Browser browser, EndpointTable table, UUID decision) throws Exception {
        var good = person().token();
        for (var call : table.calls()) {
            if (!call.acts()) {
                var answer = browser.send(call, good);
                assertEquals(call.good(), answer.statusCode(), call + ": " + answer.body());
                assertTrue(answer.body().contains(call.says()), call + ": " + answer.body());
            }
        }
        for (var name :
                table.calls().stream().filter(Call::acts).map(Call::endpoint).toList()) {
            var next = openPayout(1);
            var call = table(browser, next).calls().stream()
                    .filter(each -> each.endpoint().equals(name))
                    .findAny()
                    .orElseThrow();
            var answer = browser.send(call, good);
            assertEquals(call.good(), answer.statusCode(), call + ": " + answer.body());
            assertTrue(answer.body().contains(call.says()), call + ": " + answer.body());
            assertEquals(
                    call.decides() ? "allowed" : "review-required",
                    ledger().state(next).verdict().wire(),
                    call.toString());
        }
        assertEquals(List.of(), ledger().state(decision).reviews());
    }

    private static void assertRefused(TokenDefect defect, Call call, HttpResponse<String> answer) {
        var what = defect.name() + " at " + call + " answers " + answer.statusCode() + " " + answer.body();
        boolean toSignIn = call.page()
                && answer.statusCode() == 302
                && answer.headers().firstValue("location").orElse("").startsWith(TestIssuer.url() + "/auth?");
        assertTrue(toSignIn || defect.answers().contains(answer.statusCode()), what);
        assertFalse(answer.body().contains(CANARY), what);
    }

    @Test
    void nobodyAsksTheAddressThatATokenNames() throws Exception {
        // Given
        var decision = openPayout(1);
        var browser = new Browser();
        var call = table(browser, decision).calls().get(0);
        int keys = TestIssuer.keysAsked();
        // When
        for (var defect : TokenDefects.ofPerson(this::person)) {
            browser.send(call, defect.token());
        }
        // Then
        assertEquals(0, TestIssuer.strangerAsked(), "a stranger's keys were fetched");
        assertTrue(TestIssuer.keysAsked() - keys <= 1, "unknown kids make the service ask its provider at most once");
    }

    @Test
    void aGoodTokenInTheWrongPlaceIsNoToken() throws Exception {
        // Given
        var decision = openPayout(1);
        var browser = new Browser();
        var table = table(browser, decision);
        var good = person().token();
        var nobody = new TokenDefect(
                "elsewhere", "", TokenDefects.ofPerson(this::person).get(0).answers());
        // When, Then
        for (var call : table.calls()) {
            assertRefused(nobody, call, browser.send(call.at("?access_token=" + good), Map.of()));
            assertRefused(nobody, call, browser.send(call, Map.of("Cookie", "q_session=" + good)));
            assertRefused(nobody, call, browser.send(call, Map.of("Cookie", "access_token=" + good)));
            assertRefused(nobody, call, browser.send(call, Map.of("X-Access-Token", good)));
            assertRefused(nobody, call, browser.send(call, Map.of("Authorization", "Basic " + good)));
            assertRefused(nobody, call, browser.send(call, Map.of("Authorization", good)));
            assertRefused(nobody, call, browser.send(call, Map.of("Authorization", "Bearer " + good + ", Bearer x")));
            assertRefused(nobody, call, browser.send(call, Map.of("Authorization", "DPoP " + good)));
        }
        assertEquals(0, decisionsAtTheLedger(decision), "decisions that reached the ledger");
    }

    @Test
    void aGoodTokenOfAnotherTenantFindsNothing() throws Exception {
        // Given
        var decision = openPayout(1);
        var browser = new Browser();
        var other = person().tenant("globex").token();
        // When, Then
        for (var call : table(browser, decision).calls()) {
            var answer = browser.send(call, other);
            assertFalse(answer.body().contains(CANARY), call + " shows another tenant's review");
            boolean list = !call.path().contains(decision.toString()) && answer.statusCode() < 400;
            assertTrue(
                    list
                            ? List.of(200, 303).contains(answer.statusCode())
                            : List.of(403, 404).contains(answer.statusCode()),
                    call + " answers " + answer.statusCode());
        }
        assertEquals(0, decisionsAtTheLedger(decision), "decisions that reached the ledger");
    }

    private long decisionsAtTheLedger(UUID decision) {
        return ledger().calls(decision).stream()
                .filter(call -> call.body().string("event").equals("decided"))
                .count();
    }

    private TokenBuilder person() {
        return TestTokens.personBuilder("anna", tenant, group);
    }

    /** What Anna was shown, with the form's token of her browser. */
    private EndpointTable table(Browser browser, UUID decision) throws Exception {
        var shown = review("anna", decision);
        var form = browser.formToken("/reviews/" + decision, person().token());
        return new EndpointTable(decision, new Shown(shown.getString("subject"), shown.getString("view"), form));
    }
}
