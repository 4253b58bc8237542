package io.trailwright.policy.rules;

import static io.trailwright.policy.rules.Policies.AT;
import static io.trailwright.policy.rules.Policies.facts;
import static io.trailwright.policy.rules.Policies.with;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trailwright.policy.rules.Evaluation.Missing;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MissingItemsTest {

    private static final Requirement LEDGER_OF_30_DAYS =
            requirement(List.of(need("ledger-extract", Optional.of(Duration.ofDays(30)))), Set.of());

    @Test
    void evidenceThatIsThereIsNotMissing() {
        // Given
        Requirement requirement =
                requirement(List.of(need("invoice", Optional.empty()), need("contract", Optional.empty())), Set.of());

        // When
        List<Missing> missing =
                MissingItems.of(with(facts("{}"), new Facts.Evidence("contract", Optional.empty())), requirement);

        // Then
        assertEquals(List.of(new Missing("evidence/invoice", "No evidence of kind invoice was handed in.")), missing);
    }

    @Test
    void evidenceIsFreshToTheSecond() {
        assertEquals(List.of(), missingWith(AT.minus(Duration.ofDays(30))));
        assertEquals(1, missingWith(AT.minus(Duration.ofDays(30)).minusNanos(1)).size());
        assertEquals(List.of(), missingWith(AT));
    }

    @Test
    void evidenceFromTheFutureIsNotFresh() {
        assertEquals(List.of(), missingWith(AT.plus(MissingItems.CLOCK_SKEW)));
        assertEquals(
                1, missingWith(AT.plus(MissingItems.CLOCK_SKEW).plusNanos(1)).size());
    }

    @Test
    void evidenceThatDoesNotSayItsAgeIsNotFresh() {
        // When
        List<Missing> missing = MissingItems.of(
                with(facts("{}"), new Facts.Evidence("ledger-extract", Optional.empty())), LEDGER_OF_30_DAYS);

        // Then
        assertEquals(
                List.of(
                        new Missing(
                                "evidence/ledger-extract",
                                "No evidence of kind ledger-extract says that it was obtained at most P30D before the request.")),
                missing);
    }

    @Test
    void oneFreshPieceIsEnough() {
        // Given
        Facts facts = with(
                facts("{}"),
                new Facts.Evidence("ledger-extract", Optional.of(AT.minus(Duration.ofDays(300)))),
                new Facts.Evidence("ledger-extract", Optional.of(AT.minus(Duration.ofDays(3)))));

        // Then
        assertEquals(List.of(), MissingItems.of(facts, LEDGER_OF_30_DAYS));
    }

    @Test
    void fieldsAreMissedThatACallerCanSupplyAndNoOthers() {
        // Given
        Facts none = new Facts(
                AT,
                facts("{}").workflow(),
                facts("{}").action(),
                new Facts.Tool(Optional.empty(), Optional.empty(), false),
                List.of(),
                List.of(),
                List.of(),
                EnumSet.of(DecisionField.WORKFLOW_OWNER));

        // When
        List<Missing> missing = MissingItems.of(none, requirement(List.of(), EnumSet.allOf(DecisionField.class)));

        // Then
        assertEquals(
                List.of(
                        new Missing("field/tool", "The request does not say which tool or model is used."),
                        new Missing("field/data-category", "The request does not say which category of data goes in."),
                        new Missing(
                                "field/prompt", "The request does not say which prompt or workflow version is used."),
                        new Missing("field/sources", "The request does not say which source documents it rests on."),
                        new Missing("field/output", "The request does not say what was generated."),
                        new Missing(
                                "field/exceptions",
                                "The request does not say which exceptions apply (an empty list says: none).")),
                missing);
    }

    private static List<Missing> missingWith(Instant obtained) {
        return MissingItems.of(
                with(facts("{}"), new Facts.Evidence("ledger-extract", Optional.of(obtained))), LEDGER_OF_30_DAYS);
    }

    private static EvidenceNeed need(String kind, Optional<Duration> maxAge) {
        return new EvidenceNeed(kind, maxAge);
    }

    private static Requirement requirement(List<EvidenceNeed> evidence, Set<DecisionField> fields) {
        return new Requirement(
                evidence,
                fields,
                1,
                List.of("a-group"),
                Set.of(),
                Requirements.TIME_LIMIT,
                Requirements.PERMIT_FOR,
                Requirements.RETENTION,
                SignIn.ANY);
    }
}
