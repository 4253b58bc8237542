package io.trailwright.ingest.publication;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.InclusionProof;
import io.trailwright.core.log.SignedNote;
import io.trailwright.ingest.ledger.Receipt;
import io.trailwright.ingest.ledger.TrailPage;
import io.trailwright.testing.PostgresResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class PublicationTest extends PublicationTestBase {
    @Inject
    PublishedFolder folder;

    @Test
    void whatMovedIsCosignedAndServedAndKeptInTheFolder() throws IOException {
        // Given
        append(3);
        eventually("cosigned", () -> witnessedSize() == 3);
        append(2);
        // When
        eventually("cosigned again", () -> witnessedSize() == 5);
        // Then
        String newest = read("/checkpoint").asString();
        String witnessed = read("/checkpoint/witnessed").asString();
        assertEquals(newest, witnessed);
        assertEquals(5, Checkpoint.open(newest, keyring.of(log)).size());
        assertTrue(witness().cosignature(SignedNote.parse(newest)).isPresent());
        eventually("kept", () -> kept() == 5);
        eventually("the health page says so", () -> witnessReport().equals("witnessed"));
    }

    @Test
    void beforeAnyWitnessHasCosignedNothingIsCalledWitnessed() {
        // Given
        FakeWitness.behave(FakeWitness.Mode.UNKNOWN_LOG);
        append(1);
        // When
        eventually("the witness has refused", () -> witnessReport().contains("404"));
        // Then
        assertTrue(witnessReport().startsWith("not yet witnessed"), witnessReport());
        assertEquals(404, read("/checkpoint/witnessed").statusCode());
        assertEquals("application/problem+json", read("/checkpoint/witnessed").contentType());
        assertTrue(read("/checkpoint/witnessed").jsonPath().getString("detail").startsWith("Not yet witnessed"));
        assertEquals(200, read("/checkpoint").statusCode());
        FakeWitness.behave(FakeWitness.Mode.UP);
        eventually("cosigned when it is back", () -> witnessedSize() == 1);
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILING", "SLOW", "TALKATIVE", "FORGING"})
    void aWitnessThatIsDownOrLiesSlowsNobodyAndIsNeverClaimed(FakeWitness.Mode mode) throws SQLException {
        // Given
        FakeWitness.behave(mode);
        Instant start = Instant.now();
        // When
        for (int i = 0; i < 40; i++) {
            append(1);
        }
        // Then
        Duration took = Duration.between(start, Instant.now());
        assertTrue(took.compareTo(Duration.ofSeconds(15)) < 0, "40 appends took " + took);
        eventually("the failure is told", () -> witnessReport().contains("; "));
        assertTrue(witnessReport().startsWith("not yet witnessed"), witnessReport());
        assertEquals(0, stored());
        assertEquals(0, witnessedSize());
    }

    @Test
    void aTrailIsProvenAgainstTheWitnessedCheckpointWhenThatCoversIt() {
        // Given
        Receipt covered = append(2);
        eventually("cosigned", () -> witnessedSize() == 2);
        FakeWitness.behave(FakeWitness.Mode.FAILING);
        Receipt newer = append(2);
        // When
        TrailPage first = await(ledger.provenTrail(log, covered.trail()));
        TrailPage second = await(ledger.provenTrail(log, newer.trail()));
        // Then
        assertProven(first, 2);
        assertTrue(witness().cosignature(SignedNote.parse(first.checkpoint())).isPresent());
        assertProven(second, 4);
        assertFalse(witness().cosignature(SignedNote.parse(second.checkpoint())).isPresent());
    }

    private void assertProven(TrailPage page, long size) {
        Checkpoint checkpoint = Checkpoint.open(page.checkpoint(), keyring.of(log));
        assertEquals(size, checkpoint.size());
        assertEquals(2, page.entries().size());
        page.entries().forEach(entry -> new InclusionProof(entry.entry().index(), size, entry.inclusion())
                .verify(entry.entry().leafHash(), checkpoint.root()));
    }

    private long kept() {
        try {
            return folder.read(log)
                    .map(note -> Checkpoint.open(note, keyring.of(log)).size())
                    .orElse(0L);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private long stored() throws SQLException {
        try (Connection connection = PostgresResource.current().connectAsSuperuser();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT count(*) FROM cosignature WHERE log = '" + log + "'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String witnessReport() {
        List<String> reports = given().get("/q/health/ready")
                .jsonPath()
                .getList("checks.findAll { it.name == 'witnesses' }.data.w1", String.class);
        return reports.get(0);
    }
}
