package io.trailwright.ingest.decision.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import io.trailwright.ingest.IngestApi;
import io.trailwright.ingest.IngestTest;
import io.trailwright.ingest.ledger.Ledger;
import io.trailwright.testing.PostgresResource;
import io.trailwright.testing.TestTokens;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;

/** A tenant of its own for each test of bulk streams. */
abstract class BulkTestBase extends IngestTest {
    @Inject
    Ledger ledger;

    @Inject
    BulkGate gate;

    String tenant;
    String token;
    String key;

    @BeforeEach
    void newTenant() {
        tenant = "b" + UUID.randomUUID().toString().substring(0, 8);
        token = TestTokens.integration(tenant);
        key = UUID.randomUUID().toString();
    }

    /** One line, without its line feed; the summary makes it another one. */
    static String line(String workflow, Object summary) {
        return IngestApi.proposal(workflow, "")
                .replace("\n", "")
                .replace("Pay invoice 42 of Brick & Co", String.valueOf(summary));
    }

    List<JsonNode> bulk(String body, String... headers) throws IOException {
        return bulk(body.getBytes(StandardCharsets.UTF_8), headers);
    }

    List<JsonNode> bulk(byte[] body, String... headers) throws IOException {
        try (var call = new BulkCall(token, key, headers)) {
            return call.sending(pieces(body)).all();
        }
    }

    static List<byte[]> pieces(byte[] body) {
        var pieces = new ArrayList<byte[]>();
        for (int from = 0; from < body.length; from += 50_000) {
            pieces.add(Arrays.copyOfRange(body, from, Math.min(body.length, from + 50_000)));
        }
        return pieces;
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    /** Entries that the tenant's log holds. */
    long recorded() throws SQLException {
        try (var connection = PostgresResource.current().connectAsSuperuser();
                var query = connection.prepareStatement("SELECT count(*) FROM entry WHERE log = ?")) {
            query.setString(1, tenant);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    static String slug(JsonNode answer) {
        return answer.at("/problem/type").asText().replace("https://trailwright.dev/problems/", "");
    }
}
