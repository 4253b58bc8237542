package io.trailwright.approval.show;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trailwright.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The gist comes from the recorded arguments, leaves out and never changes. */
class GistTest {

    @Test
    void aPayoutIsItsMoneyWhomItGoesToAndWhere() {
        assertEquals(
                "48,250.00 EUR|beneficiary=Nordwind GmbH|iban=DE02|remittance=NW-1|2",
                told("{\"amount\":\"48250.00\",\"bic\":\"B\",\"currency\":\"EUR\",\"beneficiary\":\"Nordwind GmbH\","
                        + "\"iban\":\"DE02\",\"new\":true,\"remittance\":\"NW-1\"}"));
        assertEquals("1,234,567.5 EUR|0", told("{\"amount\":1234567.5,\"currency\":\"EUR\"}"));
        assertEquals("-999 EUR|0", told("{\"total\":\"-999\",\"currency\":\"EUR\"}"));
    }

    @Test
    void anAmountThatIsNotPlainlyOneIsShownAsItIs() {
        for (var amount : new String[] {"1,5", "1e9", "0x10", "٣", "1 000", "1.1.1"}) {
            assertEquals(
                    "|amount=" + amount + "|currency=EUR|0",
                    told("{\"amount\":\"" + amount + "\",\"currency\":\"EUR\"}"));
        }
        assertEquals("|amount=5|currency=euro|0", told("{\"amount\":5,\"currency\":\"euro\"}"));
        assertEquals("|amount=5|0", told("{\"amount\":5}"));
    }

    @Test
    void longAndHiddenTextNeitherPushesOutNorHides() {
        assertEquals("|user=e⟦U+202E⟧x|1", told("{\"memo\":\"" + "x".repeat(61) + "\",\"user\":\"e\u202Ex\"}"));
        assertEquals("|1", told("{\"lines\":[{\"amount\":5}]}"));
        assertEquals("|0", told("{}"));
    }

    @Test
    void whomItIsAboutHoldsItsName() {
        assertEquals(Optional.of("supplier=N"), Gist.about((Json.Obj) parse("{\"amount\":\"1\",\"supplier\":\"N\"}")));
        assertEquals(Optional.empty(), Gist.about((Json.Obj) parse("{\"amount\":\"1\"}")));
    }

    private static String told(String arguments) {
        var gist = Gist.of((Json.Obj) parse(arguments));
        var facts = gist.facts().stream()
                .map(fact -> "|" + fact.name() + "=" + fact.value())
                .collect(Collectors.joining());
        return gist.money().orElse("") + facts + "|" + gist.others();
    }

    private static Json parse(String json) {
        return Json.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
