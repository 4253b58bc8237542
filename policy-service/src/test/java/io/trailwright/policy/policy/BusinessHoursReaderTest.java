package io.trailwright.policy.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.policy.document.Defect;
import io.trailwright.policy.document.DefectiveDocumentException;
import io.trailwright.policy.document.DocumentParser;
import io.trailwright.policy.rules.Requirements;
import io.trailwright.policy.rules.Tier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Business hours as a policy's author writes them, and what becomes of time limits. */
class BusinessHoursReaderTest {
    private static final Instant FRIDAY_NOON = Instant.parse("2026-11-27T11:00:00Z");

    private static final String GOOD = """
        id: a-policy
        scope: {workflows: [a-workflow], actions: ["*"]}
        rules:
          - {id: always, when: "true", tier: low, reason: Because.}
        businessHours:
          zone: Europe/Berlin
          days: [monday, tuesday, wednesday, thursday, friday]
          from: "09:00"
          to: "17:00"
          holidays: ["2026-11-30"]
        requirements:
          medium:
            groups: [leads]
            timeLimit: PT8H
            escalation:
              - {after: PT5H, groups: [managers]}
        tests:
          - {name: it is low, expect: {tier: low}}
        """;

    @Test
    void aTimeLimitAndAStepOfTheLadderCountInTheseHours() {
        // When: eight hours from Friday noon, with a holiday on Monday
        var medium = requirements(GOOD).of(Tier.MEDIUM, FRIDAY_NOON);

        // Then: Tuesday noon, and five hours are over at five on Friday
        assertEquals(Duration.ofHours(96), medium.timeLimit());
        assertEquals(Duration.ofHours(5), medium.escalation().get(0).after());
        assertEquals(requirements(GOOD).of(Tier.MEDIUM).permitFor(), medium.permitFor());
        assertEquals(Duration.ofHours(8), requirements(GOOD).of(Tier.MEDIUM).timeLimit());
    }

    @Test
    void withoutThemEveryHourCounts() {
        var always = GOOD.replaceAll("(?s)businessHours:.*requirements:", "requirements:");
        assertEquals(Optional.empty(), requirements(always).hours());
        assertEquals(
                Duration.ofHours(8),
                requirements(always).of(Tier.MEDIUM, FRIDAY_NOON).timeLimit());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
        zone: Europe/Berlin ; zone: Europe/Atlantis     ; /businessHours/zone
        zone: Europe/Berlin ; ``                        ; /businessHours/zone
        [monday, tuesday, wednesday, thursday, friday]; []             ; /businessHours/days
        [monday, tuesday, wednesday, thursday, friday]; [monday, mon]  ; /businessHours/days/1
        from: "09:00"       ; from: "9 o'clock"         ; /businessHours/from
        to: "17:00"         ; to: "09:30"               ; /businessHours/to
        to: "17:00"         ; to: "08:00"               ; /businessHours/to
        ["2026-11-30"]      ; ["2026-11-31"]            ; /businessHours/holidays/0
        holidays:           ; lunch:                    ; /businessHours/lunch
        timeLimit: PT8H     ; timeLimit: PT2001H        ; /requirements/medium/timeLimit
        """)
    void whatCannotBeCountedIsRefusedWhereItStands(String part, String instead, String pointer) {
        // When
        var document = GOOD.replace(part, instead == null ? "" : instead);
        var pointers = assertThrows(DefectiveDocumentException.class, () -> requirements(document)).defects().stream()
                .map(Defect::pointer)
                .toList();

        // Then
        assertTrue(pointers.contains(pointer), pointers.toString());
    }

    private static Requirements requirements(String yaml) {
        return PolicyReader.read(DocumentParser.yaml(yaml.getBytes(StandardCharsets.UTF_8)))
                .requirements();
    }
}
