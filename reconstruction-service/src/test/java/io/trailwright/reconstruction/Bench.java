package io.trailwright.reconstruction;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.trailwright.reconstruction.fake.FakeLedger;
import io.trailwright.reconstruction.fake.FakeLog;
import io.trailwright.reconstruction.feed.Follower;
import io.trailwright.testing.PostgresResource;
import io.trailwright.testing.TestTokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** What the tests do with the service, in one line each. */
@ApplicationScoped
public class Bench {
    private static final AtomicLong NUMBER = new AtomicLong();

    private final FakeLedger ledger;
    private final Follower follower;

    public Bench(FakeLedger ledger, Follower follower) {
        this.ledger = ledger;
        this.follower = follower;
    }

    public FakeLedger ledger() {
        return ledger;
    }

    /** A log with one paid decision in it, and two entries of other decisions around it. */
    public Case payout() {
        var log = ledger.newLog();
        log.append(new Story(new TrailBuilder(log.name(), uuid())).proposed().entries());
        var story = Story.payout(new TrailBuilder(log.name(), uuid()));
        log.append(story.entries());
        log.append(new Story(new TrailBuilder(log.name(), uuid())).proposed().entries());
        return new Case(log, story.trail().id());
    }

    /** A UUIDv7 (RFC 9562, section 5.7) later than all before. */
    public static UUID uuid() {
        long number = NUMBER.incrementAndGet();
        return new UUID((1_795_000_000_000L + number) << 16 | 0x7000, 0x8000_0000_0000_0000L | number);
    }

    public void follow(FakeLog log) {
        follower.drain(log.name()).await().atMost(Duration.ofSeconds(20));
    }

    public ValidatableResponse get(Case decision) {
        return get(decision.log().name(), "/v1/trails/" + decision.id());
    }

    public ValidatableResponse get(String tenant, String path) {
        return given().auth()
                .oauth2(TestTokens.withRoles("auditor-1", tenant, "auditor"))
                .when()
                .get(path)
                .then();
    }

    public JsonPath verification(Case decision) {
        var body = get(decision).statusCode(200).extract().jsonPath();
        return body.setRootPath("verification");
    }

    /** Everything that one log's copy holds, row by row. */
    public List<String> copyOf(FakeLog log) {
        return query(
                "SELECT 'position ' || next || ' ' || coalesce(encode(frontier, 'hex'), 'none') FROM feed_position WHERE log = '%1$s'"
                        + " UNION ALL SELECT 'entry ' || index || ' ' || encode(leaf_hash, 'hex') FROM entry WHERE log = '%1$s'"
                        + " UNION ALL SELECT 'part ' || index || ' ' || name || ' ' || coalesce(encode(body, 'hex'), 'erased')"
                        + " FROM part WHERE log = '%1$s'"
                        + " UNION ALL SELECT 'trail ' || id || ' ' || verdict || ' ' || entries FROM trail WHERE log = '%1$s'"
                        + " UNION ALL SELECT 'quarantine ' || index || ' ' || reason FROM quarantine WHERE log = '%1$s' ORDER BY 1",
                log);
    }

    public List<String> query(String sql, FakeLog log) {
        try (var connection = PostgresResource.current().connectAsSuperuser();
                var rows = connection.createStatement().executeQuery(sql.formatted(log.name()))) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public void change(String sql, FakeLog log) {
        try (var connection = PostgresResource.current().connectAsSuperuser()) {
            connection.createStatement().execute(sql.formatted(log.name()));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A decision in a log. */
    public record Case(FakeLog log, UUID id) {}
}
