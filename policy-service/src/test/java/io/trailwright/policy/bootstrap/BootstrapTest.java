package io.trailwright.policy.bootstrap;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.trailwright.policy.Api;
import io.trailwright.policy.ServiceResources;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class BootstrapTest {

    private static final Path SHIPPED = Path.of("../deploy/bootstrap");

    @Inject
    BootstrapLoader loader;

    @Test
    void theShippedFolderIsThereForEveryTenantAfterTheStart() {
        for (String tenant : new String[] {"acme", "globex"}) {
            Api.as("auditor", tenant)
                    .get("/v1/policies/supplier-payouts")
                    .then()
                    .statusCode(200)
                    .body("version", equalTo(1))
                    .body("publishedBy.sub", equalTo("bootstrap"));
            Api.as("auditor", tenant)
                    .get("/v1/workflows/supplier-payouts")
                    .then()
                    .body("owner.iss", equalTo("https://issuer.test"))
                    .body("actions.type", contains("payment.payout"));
        }
    }

    @Test
    void loadingAgainAddsNothing() throws Throwable {
        // Given
        assertEquals(14, load("again", SHIPPED));

        // Then
        assertEquals(0, load("again", SHIPPED));
        Api.as("auditor", "again").get("/v1/workflows").then().body("workflows.version", everyItem(equalTo(1)));
        Api.as("auditor", "again")
                .get("/v1/policies")
                .then()
                .body("policies.version", everyItem(equalTo(1)))
                .body(
                        "policies.id",
                        containsInAnyOrder(
                                "supplier-payouts",
                                "access-change",
                                "supplier-onboarding",
                                "customer-refund",
                                "compliance-filing",
                                "internal-summary",
                                "brainstorm"));
    }

    @Test
    void whatAnAdminChangedLaterSurvivesARestart() throws Throwable {
        // Given
        load("changed", SHIPPED);
        String etag = Api.as("admin", "changed").get("/v1/workflows/brainstorm").header("ETag");
        Api.as("admin", "changed")
                .header("If-Match", etag)
                .contentType(ContentType.JSON)
                .body("""
                    {"owner":{"iss":"https://issuer.test","sub":"sub-paul","name":"Paul"},
                     "approvedTools":[],"dataCategories":[],"actions":[{"type":"idea.generate","target":"notebook"}]}""")
                .put("/v1/workflows/brainstorm")
                .then()
                .statusCode(200)
                .body("version", equalTo(2));

        // When
        int added = load("changed", SHIPPED);

        // Then
        assertEquals(0, added);
        Api.as("admin", "changed")
                .get("/v1/workflows/brainstorm")
                .then()
                .body("version", equalTo(2))
                .body("owner.name", equalTo("Paul"));
    }

    @Test
    void aFileThatChangedBecomesAVersionOnce(@TempDir Path folder) throws Throwable {
        // Given
        Files.createDirectories(folder.resolve("policies"));
        Path file = folder.resolve("policies/brainstorm.yaml");
        String text = Files.readString(SHIPPED.resolve("policies/brainstorm.yaml"));
        Files.writeString(file, text);
        assertEquals(1, load("edited", folder));

        // When
        Files.writeString(file, text.replace("title: Brainstorming", "title: Ideas"));

        // Then
        assertEquals(1, load("edited", folder));
        assertEquals(0, load("edited", folder));
        Api.as("auditor", "edited")
                .get("/v1/policies/brainstorm")
                .then()
                .body("version", equalTo(2))
                .body("title", equalTo("Ideas"));
    }

    @Test
    void whatStandsInTwoFilesIsAddedOnce(@TempDir Path folder) throws Throwable {
        // Given
        for (String kind : new String[] {"workflows", "policies"}) {
            Path shipped = SHIPPED.resolve(kind).resolve("brainstorm.yaml");
            Files.createDirectories(folder.resolve(kind));
            Files.copy(shipped, folder.resolve(kind).resolve("one.yaml"));
            Files.copy(shipped, folder.resolve(kind).resolve("other.yaml"));
        }

        // Then
        assertEquals(2, load("twice", folder));
        Api.as("auditor", "twice").get("/v1/workflows/brainstorm").then().body("version", equalTo(1));
        Api.as("auditor", "twice").get("/v1/policies/brainstorm").then().body("version", equalTo(1));
    }

    @Test
    void aFolderWithAFailingPolicyIsRefusedAndTheFileIsNamed(@TempDir Path folder) throws IOException {
        // Given
        Files.createDirectories(folder.resolve("policies"));
        String text = Files.readString(SHIPPED.resolve("policies/brainstorm.yaml"));
        Files.writeString(
                folder.resolve("policies/broken.yaml"),
                text.replace("expect: {tier: low, missing: []}", "expect: {tier: medium}"));

        // When
        BootstrapException refused = assertThrows(BootstrapException.class, () -> load("refused", folder));

        // Then
        assertTrue(
                refused.getMessage()
                        .endsWith("broken.yaml cannot be loaded: /tests/1/expect/tier:"
                                + " Test 'tool and owner are enough' expects tier medium, but it is low by idea."),
                refused.getMessage());
        assertThrows(
                BootstrapException.class, () -> BootstrapFolder.read(folder.resolve("nowhere"), "https://issuer.test"));
    }

    private int load(String tenant, Path folder) throws Throwable {
        BootstrapFolder read = BootstrapFolder.read(folder, "https://issuer.test");
        var missing = VertxContextSupport.subscribeAndAwait(() -> loader.missing(tenant, read));
        missing.policies().forEach(PolicyFile::tested);
        return VertxContextSupport.subscribeAndAwait(() -> loader.add(tenant, missing));
    }
}
