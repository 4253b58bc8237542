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
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The same address written otherwise, and the same request by another method, open no side door. */
@QuarkusTest
@TestProfile(WithIssuer.class)
class PathVariantTest extends ServiceTest {
    private static final String CANARY = "Nordlicht";
    private static final Set<Integer> REFUSED = Set.of(400, 401, 403, 404, 405, 406, 414, 415, 501);
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "PATCH", "DELETE", "POST", "PROPFIND", "get");

    @Test
    void noSpellingOfAPathLetsInWhoeverIsNotLetIn() throws Exception {
        // Given
        var decision = openPayout(1);
        var browser = new Browser();
        var table = table(browser, decision);
        int before = ledger().size(tenant);
        var tokens = Map.of(
                "no token", "",
                "an expired token", person().expired().token(),
                "a token for another service", person().forService("policy").token());
        var outcomes = new ArrayList<Executable>();
        // When
        for (var call : table.calls()) {
            for (var variant : variants(call.path().replaceFirst("[?].*", ""))) {
                for (var token : tokens.entrySet()) {
                    var answer = browser.send(call.to(call.method(), variant), token.getValue());
                    outcomes.add(() -> assertClosed(token.getKey() + " at " + call.method() + " " + variant, answer));
                }
            }
        }
        // Then
        assertAll(outcomes);
        assertEquals(before, ledger().size(tenant));
        assertTrue(outcomes.size() > 500, outcomes.size() + " requests");
    }

    @Test
    void noMethodLetsInWhoeverIsNotLetIn() throws Exception {
        // Given
        var decision = openPayout(1);
        var browser = new Browser();
        var table = table(browser, decision);
        int before = ledger().size(tenant);
        var outcomes = new ArrayList<Executable>();
        // When
        for (var call : table.calls()) {
            for (var method : METHODS) {
                var answer = browser.send(
                        call.to(method, call.path()), person().expired().token());
                outcomes.add(() -> assertClosed(method + " " + call.path(), answer));
            }
            for (var header : overrides().entrySet()) {
                var answer = browser.send(call, Map.of(header.getKey(), header.getValue()));
                outcomes.add(() -> assertClosed(header + " at " + call, answer));
            }
        }
        // Then
        assertAll(outcomes);
        assertEquals(before, ledger().size(tenant));
    }

    @Test
    void whoMayDecideDoesSoByPostAlone() throws Exception {
        // Given
        var decision = openPayout(1);
        var browser = new Browser();
        var table = table(browser, decision);
        var good = "Bearer " + person().token();
        // When
        for (var call : table.calls().stream().filter(Call::acts).toList()) {
            for (var method : METHODS) {
                if (!method.equals("POST")) {
                    var answer = browser.send(call.to(method, call.path()), Map.of("Authorization", good));
                    assertTrue(answer.statusCode() < 500 || answer.statusCode() == 501, method + " " + call.path());
                }
            }
            for (var header : overrides().entrySet()) {
                var asked = Map.of("Authorization", good, header.getKey(), "POST");
                browser.send(call.to("GET", call.path()), asked);
                browser.send(call.to("GET", call.path() + "?_method=POST"), asked);
            }
        }
        // Then
        assertEquals(List.of(), ledger().state(decision).reviews());
        assertTrue(ledger().calls(decision).stream()
                .noneMatch(call -> call.body().string("event").equals("decided")));
    }

    private static Map<String, String> overrides() {
        var headers = new LinkedHashMap<String, String>();
        for (var name : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
            headers.put(name, "OPTIONS");
        }
        headers.put("X-Original-URL", "/signed-out");
        headers.put("X-Rewrite-URL", "/signed-out");
        headers.put("X-Forwarded-Prefix", "/signed-out");
        return headers;
    }

    /** PROMISES.md, section 10, last line. */
    private static List<String> variants(String path) {
        int last = path.lastIndexOf('/');
        int second = Math.max(path.indexOf('/', 1), 0);
        var variants = new ArrayList<>(List.of(
                path,
                path + "/",
                path + "//",
                path + ";x",
                path + ";x=y",
                path + "%3Bx",
                path + "%2F",
                path + "%5C",
                path + "%00",
                path + "%3Fx",
                path + "%23x",
                path + "%20",
                path + ".json",
                "/" + path,
                "/." + path,
                "/%2e" + path,
                "/signed-out/.." + path,
                "/signed-out/%2e%2e" + path,
                "/signed-out;/.." + path,
                "/trailwright.css/.." + path,
                "/q/health/..;" + path,
                path.toUpperCase(Locale.ROOT),
                path + "?signed-out",
                path + "/../" + path.substring(last + 1)));
        for (var between : List.of("//", "/./", "/%2e/", ";x/", ";x=y/", "%2F", "%5C", "%3B/", "/%2F")) {
            variants.add(path.substring(0, second) + between + path.substring(second + 1));
            variants.add(path.substring(0, last) + between + path.substring(last + 1));
        }
        return variants.stream()
                .map(variant -> variant.startsWith("/") ? variant : "/" + variant)
                .distinct()
                .toList();
    }

    private static void assertClosed(String what, HttpResponse<String> answer) {
        var told = what + " answers " + answer.statusCode() + " " + answer.body();
        boolean toSignIn = answer.statusCode() == 302
                && answer.headers().firstValue("location").orElse("").startsWith(TestIssuer.url() + "/auth?");
        boolean methods = answer.statusCode() == 200
                && answer.headers().firstValue("allow").isPresent()
                && answer.body().isEmpty();
        boolean open = Set.of(200, 303).contains(answer.statusCode())
                && answer.request().uri().getPath().matches(".*/(decision|claim|finding|change)")
                && answer.request().method().matches("GET|HEAD")
                && answer.body().isEmpty();
        assertTrue(toSignIn || methods || open || REFUSED.contains(answer.statusCode()), told);
        assertFalse(answer.body().contains(CANARY), told);
    }

    private TokenBuilder person() {
        return TestTokens.personBuilder("anna", tenant, group);
    }

    private EndpointTable table(Browser browser, UUID decision) throws Exception {
        var shown = review("anna", decision);
        var form = browser.formToken("/reviews/" + decision, person().token());
        return new EndpointTable(decision, new Shown(shown.getString("subject"), shown.getString("view"), form));
    }
}
