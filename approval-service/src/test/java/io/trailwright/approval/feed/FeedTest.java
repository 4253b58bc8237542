package io.trailwright.approval.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.smallrye.mutiny.Uni;
import io.trailwright.approval.fake.Evaluations;
import io.trailwright.approval.fake.Eventually;
import io.trailwright.approval.fake.Proposal;
import io.trailwright.approval.fake.ServiceTest;
import io.trailwright.approval.feed.FeedStore.Fault;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.testing.PostgresResource;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The feed is taken in exactly, again and again, and past entries that cannot be. */
@QuarkusTest
class FeedTest extends ServiceTest {
    private static final AtomicInteger TENANTS = new AtomicInteger();

    @Inject
    FeedStore store;

    FeedTest() {
        super("feed-" + TENANTS.incrementAndGet());
    }

    @Test
    void takingInTheSameEntriesAgainChangesNothing() throws SQLException {
        // Given
        var open = openPayout(2);
        var decided = openPayout(1);
        decide(decided);
        Eventually.get(() -> review("anna", decided).getString("state"), "approved"::equals);
        untilTaken();
        var before = content();
        // When
        sql("update feed_cursor set position = -1 where log = '" + tenant + "'");
        untilTaken();
        // Then
        assertEquals(before, content());
        assertEquals(3, ledger().entries(open).size(), "nothing is opened again");
    }

    @Test
    void aServiceThatLostItsDatabaseRebuildsItFromTheFeed() throws SQLException {
        // Given
        var open = openPayout(1);
        untilTaken();
        var before = content();
        // When
        for (var table : List.of(
                "feed_cursor", "feed_fault", "trail_part", "trail_entry", "trail_damage", "review_group", "review")) {
            sql("delete from " + table + " where log = '" + tenant + "'");
        }
        Eventually.get(() -> listed("anna"), ids -> ids.contains(open.toString()));
        untilTaken();
        // Then
        assertEquals(before, content());
    }

    @Test
    void anEntryThatCannotBeReadIsQuarantinedAndTheFeedGoesOn() {
        // Given
        var broken = ledger().propose(tenant, Proposal.payout(), Evaluations.low());
        long position =
                ledger().append(broken, EntryKind.POLICY_EVALUATED, Map.of("evaluation", bytes("[\"not an object\"]")));
        // When
        var next = openPayout(1);
        // Then
        var fault = fault(tenant, position);
        assertTrue(fault.quarantined());
        assertEquals(2, fault.attempts());
        assertTrue(fault.problem().contains("policy.evaluated"), fault.problem());
        assertTrue(listed("anna").contains(next.toString()));
    }

    @Test
    void spoiltContentIsNeverTakenInAndTheDecisionCannotBeDecidedUntilItIsRepaired() throws SQLException {
        // Given
        var decision = openPayout(1);
        var body = decision(decision, "approved", "");
        untilTaken();
        var positions = new HashSet<>(Set.of((long) ledgerSize()));
        server.spoilt.put(tenant, positions);
        // When
        ledger().addEvidence(decision, "sub-agent", "the real contract", Evaluations.high(1, group, "PT4H"));
        var fault = Eventually.get(
                        () -> faultIfAny(tenant, positions.iterator().next()),
                        found -> found.filter(Fault::quarantined).isPresent())
                .orElseThrow();
        // Then
        assertTrue(fault.problem().contains("commits to"), fault.problem());
        assertFalse(listed("anna").contains(decision.toString()));
        as("anna")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/reviews/" + decision + "/decision")
                .then()
                .statusCode(409);
        assertEquals(0, ledger().state(decision).reviews().size());
        // When
        server.spoilt.clear();
        sql("update feed_cursor set position = -1 where log = '" + tenant + "'");
        // Then
        untilOpen(decision);
    }

    @Test
    void passingTroubleIsNotQuarantined() {
        // Given
        var positions = new HashSet<>(Set.of((long) ledgerSize()));
        server.spoilt.put(tenant, positions);
        var decision = ledger().propose(tenant, Proposal.payout(), Evaluations.high(1, group, "PT4H"));
        Eventually.get(() -> faultIfAny(tenant, positions.iterator().next()), Optional::isPresent);
        // When
        server.spoilt.clear();
        // Then
        untilOpen(decision);
        assertFalse(fault(tenant, positions.iterator().next()).quarantined());
    }

    @Test
    void aStuckLogHoldsUpNoOther() {
        // Given
        server.spoilt.put("initech", Set.of(0L, 1L));
        ledger().propose("initech", Proposal.payout(), Evaluations.low());
        // When, Then
        openPayout(1);
    }

    @Test
    void pagesWithLargeEvidenceArrive() {
        var decision = ledger().propose(
                        tenant,
                        Proposal.payout()
                                .with("contract", "one.txt", "text/plain", "x".repeat(900_000))
                                .with("contract", "two.txt", "text/plain", "y".repeat(900_000)),
                        Evaluations.high(1, group, "PT4H"));
        untilOpen(decision);
        assertEquals(900_000, review("anna", decision).getInt("evidence[2].size"));
    }

    @Test
    void manyEntriesAtOnceArriveInOrder() {
        // Given
        var decisions = new ArrayList<UUID>();
        for (int n = 0; n < 100; n++) {
            decisions.add(ledger().propose(tenant, Proposal.payout(), Evaluations.high(1, group, "PT4H")));
        }
        // When
        decisions.forEach(decision -> Eventually.get(() -> ledger().calls(decision), calls -> !calls.isEmpty()));
        var listed = Eventually.get(
                () -> as("anna").get("/v1/reviews?limit=500").then().extract().<List<String>>path("reviews.decisionId"),
                ids -> ids.size() == 100);
        // Then
        assertEquals(decisions.stream().map(UUID::toString).toList(), listed, "the least time left first");
    }

    private void decide(UUID decision) {
        as("anna")
                .contentType(ContentType.JSON)
                .body(decision(decision, "approved", ""))
                .post("/v1/reviews/" + decision + "/decision")
                .then()
                .statusCode(201);
    }

    private int ledgerSize() {
        return ledger().size(tenant);
    }

    private void untilTaken() {
        Eventually.get(() -> await(() -> store.position(tenant)), position -> position == ledgerSize() - 1);
    }

    private Fault fault(String log, long position) {
        return faultIfAny(log, position).orElseThrow();
    }

    private Optional<Fault> faultIfAny(String log, long position) {
        return await(() -> store.fault(log, position));
    }

    private static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Everything that is derived from the feed, as text. */
    private String content() throws SQLException {
        var log = " where log = '" + tenant + "' order by ";
        return String.join(
                "\n",
                rows("select position, trail, seq, md5(header) from trail_entry" + log + "position"),
                rows("select position, name, md5(salt), md5(body) from trail_part" + log + "position, name"),
                rows("select * from trail_damage" + log + "position"),
                rows("select * from review" + log + "trail"),
                rows("select * from review_group" + log + "trail, name"),
                rows("select position from feed_cursor" + log + "log"));
    }

    private static String rows(String query) throws SQLException {
        try (var connection = connect();
                var result = connection.createStatement().executeQuery(query)) {
            var text = new StringBuilder();
            while (result.next()) {
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    text.append(result.getString(column)).append('|');
                }
                text.append('\n');
            }
            return text.toString();
        }
    }

    private static void sql(String statement) throws SQLException {
        try (var connection = connect()) {
            connection.createStatement().execute(statement);
        }
    }

    private static Connection connect() throws SQLException {
        return PostgresResource.current().connectAsSuperuser();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
