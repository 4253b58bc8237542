package io.trailwright.core.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trailwright.core.bundle.Verification.Result;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.json.Json;
import io.trailwright.core.token.TestProvider;
import io.trailwright.core.trail.BreakGlass;
import io.trailwright.core.trail.CountersignedTrail;
import io.trailwright.core.trail.Statement;
import io.trailwright.core.trail.Statement.Outcome;
import io.trailwright.core.trail.TestTrail;
import io.trailwright.core.trail.Tier;
import io.trailwright.core.trail.Violation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A break-glass in a bundle: the provider's signature over it is checked, and an outsider computes what it allowed. */
class BreakGlassBundleTest {

    private static TestTrail open() {
        var requirement = TestTrail.requirement(1, "finance")
                .put(
                        "signIn",
                        Json.object()
                                .put("acr", Json.strings(List.of("gold")))
                                .put("maxAge", "PT5M")
                                .put("countersigned", true)
                                .build())
                .put(
                        "breakGlass",
                        Json.object()
                                .put("groups", Json.strings(List.of("finance")))
                                .put("permitFor", "PT10M")
                                .put("reviewWithin", "PT24H")
                                .build());
        return new TestTrail()
                .proposed()
                .evaluated(Tier.HIGH, requirement.build())
                .opened();
    }

    private static TestTrail broken(TestTrail trail, TestProvider signer, String reason) {
        return stated(trail, statement(trail.state().subject(), "it cannot wait"), signer, reason);
    }

    private static TestTrail stated(TestTrail trail, Statement signed, TestProvider signer, String reason) {
        var recorded = new Statement(
                signed.decision(), signed.subject(), signed.view(), signed.outcome(), signed.meaning(), reason);
        var token = signer.sign(CountersignedTrail.claims(signed, trail.now()));
        return trail.add(
                EntryKind.REVIEW_DECIDED,
                Map.of(
                        "statement", recorded.json(),
                        "reviewer", CountersignedTrail.alice().json(),
                        "countersignature", Json.object().put("idToken", token).build(),
                        "provider-keys", CountersignedTrail.PROVIDER.keys().json()));
    }

    private static Statement statement(Digest subject, String reason) {
        return new Statement(TestTrail.ID, subject, subject, Outcome.BREAK_GLASS, "I let it run", reason);
    }

    @Test
    void whatTheProviderSignedHoldsAndIsCounted() {
        // When
        var trail = broken(open(), CountersignedTrail.PROVIDER, "it cannot wait")
                .permit()
                .redeemed();
        // Then
        var checked = CountersignedBundleTest.verify(trail, Optional.empty());
        assertEquals(Result.OK, checked.result());
        assertEquals(
                List.of(3L),
                checked.countersigned().stream().map(Countersigned::seq).toList());
        assertEquals(Optional.of(true), trail.state().breakGlass().map(BreakGlass::used));
    }

    @Test
    void aReasonThatWasChangedAfterwardsIsFound() {
        var trail = broken(open(), CountersignedTrail.PROVIDER, "a better reason");
        assertEquals(
                Result.BROKEN,
                CountersignedBundleTest.verify(trail, Optional.empty()).result());
    }

    @Test
    void anotherKeyIsRefused() {
        var trail = broken(open(), new TestProvider(TestTrail.ISSUER, "k1"), "it cannot wait");
        assertEquals(
                Result.BROKEN,
                CountersignedBundleTest.verify(trail, Optional.empty()).result());
    }

    @Test
    void aPermitOnABreakGlassThatDoesNotCountVerifiesAndShowsAViolation() {
        // Given an operator whose ledger recorded a break-glass of somebody whom policy does not name
        var trail = new TestTrail().proposed().evaluated(Tier.HIGH, 1).opened();
        trail.decided(Outcome.BREAK_GLASS, "otto", "on-call").permit();
        // Then the entries are as recorded, and they show it
        assertEquals(
                Result.OK,
                CountersignedBundleTest.verify(trail, Optional.empty()).result());
        assertEquals(
                List.of(Violation.Type.PERMIT_WITHOUT_PERMISSION),
                trail.state().violations().stream().map(Violation::type).toList());
    }
}
