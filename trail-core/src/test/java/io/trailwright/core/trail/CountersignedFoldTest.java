package io.trailwright.core.trail;

import static io.trailwright.core.trail.CountersignedTrail.PROVIDER;
import static io.trailwright.core.trail.CountersignedTrail.alice;
import static io.trailwright.core.trail.CountersignedTrail.approved;
import static io.trailwright.core.trail.CountersignedTrail.claims;
import static io.trailwright.core.trail.CountersignedTrail.evaluated;
import static io.trailwright.core.trail.CountersignedTrail.statement;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.token.TestProvider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CountersignedFoldTest {

    @Test
    void anApprovalThatTheProviderSignedCounts() {
        assertEquals(Verdict.ALLOWED, approved().state().verdict());
    }

    @Test
    void anApprovalThatNobodyCountersignedIsRecordedAndDoesNotCount() {
        // Given
        var trail = evaluated();
        var statement = statement(trail.state().subject());
        // When
        trail.add(EntryKind.REVIEW_DECIDED, Map.of("statement", statement.json(), "reviewer", alice().json()));
        // Then
        assertEquals(Verdict.REVIEW_REQUIRED, trail.state().verdict());
        assertEquals(
                List.of(Optional.of("the identity provider did not sign the statement")),
                trail.state().reviews().stream().map(Review::ignored).toList());
    }

    @Test
    void anApprovalSignedForAnEarlierContentDoesNotCount() {
        // Given a token for the content before more evidence came
        var trail = evaluated();
        var before = statement(trail.state().subject());
        var token = PROVIDER.sign(claims(before, trail.now()));
        var evaluation = trail.entries().get(1).json("evaluation").orElseThrow();
        trail.evidence().add(EntryKind.POLICY_EVALUATED, Map.of("evaluation", evaluation));
        // When
        approved(trail, statement(trail.state().subject()), token, PROVIDER.keys());
        // Then
        assertEquals(Verdict.REVIEW_REQUIRED, trail.state().verdict());
    }

    @Test
    void anotherKeyUnderTheSameNameDoesNotCount() {
        var trail = evaluated();
        var statement = statement(trail.state().subject());
        var forger = new TestProvider(TestTrail.ISSUER, "k1");
        approved(trail, statement, forger.sign(claims(statement, trail.now())), PROVIDER.keys());
        assertEquals(Verdict.REVIEW_REQUIRED, trail.state().verdict());
    }

    @Test
    void aTokenThatIsKeptForLaterDoesNotCount() {
        var trail = evaluated();
        var statement = statement(trail.state().subject());
        var token = PROVIDER.sign(claims(statement, trail.now()));
        approved(trail.later(Duration.ofMinutes(7)), statement, token, PROVIDER.keys());
        assertEquals(Verdict.REVIEW_REQUIRED, trail.state().verdict());
    }
}
