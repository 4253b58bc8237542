package io.trailwright.ingest.client.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.trailwright.ingest.review.TrainingClaim;
import io.trailwright.ingest.review.TrainingClaim.Shown;
import jakarta.json.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingClaimsTest {

    @Test
    void timesDatesAndSecondsAreRead() {
        // Given
        var claim = Json.createObjectBuilder()
                .add("a", "2027-01-31T12:00:00+01:00")
                .add("b", "2027-01-31")
                .add("c", 1_800_000_000)
                .build();
        // Then a date is valid to its end
        assertEquals(
                new Shown(Map.of(
                        "a", Instant.parse("2027-01-31T11:00:00Z"),
                        "b", Instant.parse("2027-02-01T00:00:00Z"),
                        "c", Instant.ofEpochSecond(1_800_000_000))),
                TrainingClaims.read(claim));
        assertEquals(new Shown(Map.of("c", Instant.ofEpochSecond(5))), TrainingClaims.read(Map.of("c", 5L)));
    }

    @Test
    void noClaimIsNoTraining() {
        assertEquals(new Shown(Map.of()), TrainingClaims.read(null));
    }

    @Test
    void whatCannotBeReadIsNeitherAYesNorANo() {
        var one = new HashMap<String, Object>();
        one.put("good", "2027-01-31");
        for (var bad : List.of("soon", "", "2027-02-30", true, 1.5, List.of(1), Json.createValue(1.5))) {
            one.put("bad", bad);
            assertInstanceOf(TrainingClaim.Unreadable.class, TrainingClaims.read(one), String.valueOf(bad));
        }
        one.put("bad", null);
        assertInstanceOf(TrainingClaim.Unreadable.class, TrainingClaims.read(one));
        for (var claim : List.<Object>of("payments", List.of("payments"), 7, true)) {
            assertInstanceOf(TrainingClaim.Unreadable.class, TrainingClaims.read(claim), String.valueOf(claim));
        }
    }
}
