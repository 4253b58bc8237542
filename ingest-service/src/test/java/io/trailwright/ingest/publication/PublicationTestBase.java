package io.trailwright.ingest.publication;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.log.CosignerKey;
import io.trailwright.ingest.TestKeys;
import io.trailwright.ingest.ledger.AppendOutcome;
import io.trailwright.ingest.ledger.AppendRequest;
import io.trailwright.ingest.ledger.EntryDraft;
import io.trailwright.ingest.ledger.Ledger;
import io.trailwright.ingest.ledger.LogKeyring;
import io.trailwright.ingest.ledger.PartDraft;
import io.trailwright.ingest.ledger.Receipt;
import io.trailwright.testing.PostgresResource;
import io.trailwright.testing.TestTokens;
import io.trailwright.testing.TestTokensResource;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The service with one witness and a folder of published checkpoints. */
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
@QuarkusTestResource(value = TestTokensResource.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
@QuarkusTestResource(TestKeys.class)
@QuarkusTestResource(value = WitnessResource.class, restrictToAnnotatedClass = true)
abstract class PublicationTestBase {
    @Inject
    Ledger ledger;

    @Inject
    LogKeyring keyring;

    String log = "";

    @BeforeEach
    void newLog() {
        log = "log-" + UUID.randomUUID().toString().substring(0, 8);
    }

    @AfterEach
    void theWitnessIsBack() {
        FakeWitness.behave(FakeWitness.Mode.UP);
    }

    CosignerKey witness() {
        return CosignerKey.parse(ConfigProvider.getConfig().getValue("trailwright.witnesses.w1.vkey", String.class));
    }

    AppendRequest request(int entries) {
        EntryDraft draft = new EntryDraft(
                EntryKind.NOTE_ADDED,
                List.of(new PartDraft("note", "{\"text\":\"x\"}".getBytes(StandardCharsets.UTF_8))));
        return new AppendRequest(
                log, UUID.randomUUID(), Optional.empty(), Optional.empty(), Collections.nCopies(entries, draft));
    }

    Receipt append(int entries) {
        return assertInstanceOf(AppendOutcome.Appended.class, await(ledger.append(request(entries))))
                .receipt();
    }

    long witnessedSize() {
        return await(ledger.witnessed(log)).map(found -> found.size()).orElse(0L);
    }

    Response read(String path) {
        return given().auth()
                .oauth2(TestTokens.machine("reconstruction-service"))
                .get("/v1/logs/" + log + path);
    }

    static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(60));
    }

    static void eventually(String what, BooleanSupplier holds) {
        Instant end = Instant.now().plusSeconds(30);
        while (!holds.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(end), "not within 30 s: " + what);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
