package io.trailwright.launcher.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.json.Json;
import io.trailwright.launcher.stack.Repository;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void aFileBecomesContentAndDigestAndAnAgeATime() throws Exception {
        // Given
        var home = Files.createDirectories(folder.resolve("examples/decisions/one"));
        Files.writeString(home.resolve("a.txt"), "abc");
        Files.writeString(home.resolve("decision.json"), """
                {"workflow":"w","evidence":[{"kind":"k","file":"a.txt","age":"P1DT1H"},{"kind":"l","digest":"sha256:00"}]}
                """);

        // When
        var body = new Examples(folder, CLOCK).load("one").body();

        // Then
        var expected = """
                {"workflow":"w","evidence":[
                  {"kind":"k","obtainedAt":"2026-11-21T11:00:00Z","content":"YWJj",
                   "digest":"sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
                  {"kind":"l","digest":"sha256:00"}]}
                """;
        assertEquals(Json.parse(expected.getBytes(StandardCharsets.UTF_8)), body);
    }

    @Test
    void everyExampleOfTheRepositoryIsWhole() {
        // Given
        var examples = new Examples(Repository.root(), CLOCK);

        // When
        var names = examples.names();

        // Then
        assertEquals(
                List.of(
                        "access-change",
                        "brainstorm",
                        "compliance-filing",
                        "customer-refund",
                        "internal-summary",
                        "supplier-onboarding",
                        "supplier-payout"),
                names);
        for (var name : names) {
            var example = examples.load(name);
            assertTrue(example.body().canonical().length < 1 << 20, name);
            assertTrue(!example.summary().isBlank() && !example.target().isBlank(), name);
            for (var item : example.body().objectList("evidence")) {
                var content = Base64.getDecoder().decode(item.string("content"));
                assertEquals(Digest.of(content).toString(), item.string("digest"), name);
            }
        }
    }

    @Test
    void theInvoiceIsAPdf() {
        // When
        var payout = new Examples(Repository.root(), CLOCK).load("supplier-payout");
        var invoice = Base64.getDecoder()
                .decode(payout.body().objectList("evidence").get(0).string("content"));

        // Then
        assertEquals("%PDF-1.4", new String(invoice, 0, 8, StandardCharsets.US_ASCII));
    }
}
