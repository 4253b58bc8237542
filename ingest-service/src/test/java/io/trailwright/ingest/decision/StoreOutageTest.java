package io.trailwright.ingest.decision;

import static io.restassured.RestAssured.given;
import static io.trailwright.ingest.IngestApi.created;
import static io.trailwright.ingest.IngestApi.integration;
import static io.trailwright.ingest.IngestApi.post;
import static io.trailwright.ingest.IngestApi.proposal;
import static io.trailwright.ingest.IngestApi.propose;
import static io.trailwright.ingest.IngestApi.slug;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.trailwright.ingest.IngestTest;
import io.trailwright.testing.PostgresResource;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** A database that is away is told as what it is, on every route; never as an error that nobody foresaw. */
@QuarkusTest
class StoreOutageTest extends IngestTest {

    @Test
    void withoutADatabaseRequestsAreNotRecordedReadsAreUnreachableAndAllIsWellAfterwards() throws SQLException {
        // Given
        var decision = propose("brainstorm", "").getString("decisionId");
        var note = "{\"kind\":\"correction\",\"text\":\"during the outage\"}";
        Response proposed;
        Response noted;
        Response read;
        // When
        try (Connection superuser = PostgresResource.current().connectAsSuperuser()) {
            away(superuser);
            try {
                proposed = post(integration(), "/v1/decisions", "outage-1", proposal("brainstorm", ""));
                noted = post(integration(), "/v1/decisions/" + decision + "/notes", "outage-2", note);
                read = given().auth().oauth2(integration()).get("/v1/decisions/" + decision);
            } finally {
                back(superuser);
            }
        }
        // Then
        assertRefused("not-recorded", proposed);
        assertRefused("not-recorded", noted);
        assertRefused("ledger-unreachable", read);
        created(post(integration(), "/v1/decisions", "outage-1", proposal("brainstorm", "")));
        created(post(integration(), "/v1/decisions/" + decision + "/notes", "outage-2", note));
    }

    private static void assertRefused(String slug, Response response) {
        assertEquals(503, response.statusCode(), response.asString());
        assertEquals(slug, slug(response));
        assertEquals("1", response.header("Retry-After"));
    }

    private static void away(Connection superuser) throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute("ALTER ROLE ingest NOLOGIN");
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'ingest'");
        }
    }

    private static void back(Connection superuser) throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute("ALTER ROLE ingest LOGIN");
        }
    }
}
