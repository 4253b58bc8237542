package io.trailwright.reconstruction.trail;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.trailwright.core.bundle.BundleVerifier;
import io.trailwright.core.bundle.Verification;
import io.trailwright.reconstruction.Bench;
import io.trailwright.reconstruction.ReconstructionTest;
import io.trailwright.reconstruction.Story;
import io.trailwright.reconstruction.TrailBuilder;
import io.trailwright.reconstruction.fake.FakeLog;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The list and the bundle. */
@QuarkusTest
class TrailExportTest extends ReconstructionTest {

    @Test
    void listPagesThroughEveryDecisionOnce_newestFirst() {
        // Given five decisions
        var log = bench.ledger().newLog();
        var ids = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            var id = Bench.uuid();
            ids.add(0, id.toString());
            log.append(new Story(new TrailBuilder(log.name(), id)).proposed().entries());
        }
        bench.follow(log);

        // When
        var seen = new ArrayList<String>();
        var path = "/v1/trails?limit=2";
        while (path != null) {
            var page = bench.get(log.name(), path).statusCode(200).extract();
            seen.addAll(page.jsonPath().getList("trails.decisionId"));
            var next = page.jsonPath().getString("next");
            assertEquals(next != null, page.header("Link") != null);
            path = next == null ? null : page.header("Link").replaceAll("^<(.*)>; rel=\"next\"$", "$1");
        }

        // Then
        assertEquals(ids, seen);
        bench.get(log.name(), "/v1/trails")
                .body("trails[0].workflow", equalTo("supplier-payouts"))
                .body("trails[0].verdict", equalTo("undetermined"))
                .body("trails[0].summary", equalTo("Pay invoice NW-2026-118 to Nordwind Logistik GmbH"))
                .body("next", nullValue());
    }

    @Test
    void bundleIsDeterministic_andVerifiesWithThePinnedKeyAlone() {
        // Given
        var decision = bench.payout();
        bench.follow(decision.log());
        var key = FakeLog.signer(decision.log().name(), 1).verifierKey();
        var foreign = FakeLog.signer(decision.log().name(), 2).verifierKey();

        // When
        var first = bundle(decision);
        var second = bundle(decision);

        // Then
        assertArrayEquals(first, second);
        var verified = BundleVerifier.verify(first, List.of(key));
        assertEquals(Verification.Result.OK, verified.result(), verified.toString());
        assertEquals(7, verified.entries());
        assertEquals(
                Verification.Result.BROKEN,
                BundleVerifier.verify(first, List.of(foreign)).result());
    }

    private byte[] bundle(Bench.Case decision) {
        return bench.get(decision.log().name(), "/v1/trails/" + decision.id() + "/bundle")
                .statusCode(200)
                .contentType("application/zip")
                .header("Content-Disposition", "attachment; filename=\"trail-" + decision.id() + ".zip\"")
                .extract()
                .asByteArray();
    }
}
