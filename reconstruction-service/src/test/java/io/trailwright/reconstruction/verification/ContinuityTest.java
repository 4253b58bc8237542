package io.trailwright.reconstruction.verification;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.trailwright.reconstruction.Bench;
import io.trailwright.reconstruction.ReconstructionTest;
import io.trailwright.reconstruction.Story;
import io.trailwright.reconstruction.TrailBuilder;
import io.trailwright.reconstruction.fake.FakeLog;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A log that was rewritten, forked or rolled back is found out, although it is correctly signed. */
@QuarkusTest
class ContinuityTest extends ReconstructionTest {

    @Test
    void trailThatTheLedgerDeniesLaterIsBroken_andStillTold() {
        // Given
        var decision = bench.payout();
        bench.follow(decision.log());
        bench.get(decision).body("verification.result", equalTo("ok"));

        // When the log is replaced by an empty one of the same name
        bench.ledger().put(new FakeLog(decision.log().name()));

        // Then
        bench.get(decision)
                .statusCode(200)
                .body("verification.result", equalTo("broken"))
                .body("verification.problem.where", equalTo("entry 0 (index 1)"))
                .body("accountFrom", equalTo("kept"))
                .body("partsRecorded", equalTo(5));
    }

    @Test
    void logThatWasRolledBackIsFound() {
        // Given a log that was seen with nine entries
        var decision = bench.payout();
        var log = decision.log();
        bench.follow(log);
        bench.get(decision).body("verification.result", equalTo("ok"));

        // When it is served with eight of them, correctly signed
        bench.ledger().put(new FakeLog(log.name()).append(log.entries().subList(0, 8)));

        // Then
        bench.get(decision)
                .body("verification.result", equalTo("broken"))
                .body("verification.problem.where", equalTo("log " + log.name()))
                .body("verification.problem.what", containsString("does not continue the one seen before of size 9"))
                .body("verification.problem.index", nullValue());
    }

    @Test
    void secondHistoryOfTheSameSizeOrLongerIsFound() {
        // Given
        var decision = bench.payout();
        var log = decision.log();
        bench.follow(log);
        bench.get(decision).body("verification.result", equalTo("ok"));
        for (int more : List.of(0, 1, 5)) {
            // When another history is served, correctly signed, in which only somebody else's last entry differs
            var forked = new FakeLog(log.name()).append(log.entries().subList(0, 8));
            forked.append(new Story(new TrailBuilder(log.name(), Bench.uuid()))
                    .proposed()
                    .entries());
            for (int i = 0; i < more; i++) {
                forked.append(new Story(new TrailBuilder(log.name(), Bench.uuid()))
                        .proposed()
                        .entries());
            }
            bench.ledger().put(forked);

            // Then
            bench.get(decision)
                    .body("verification.result", equalTo("broken"))
                    .body("verification.problem.where", equalTo("log " + log.name()));
        }
    }

    @Test
    void logThatDoesNotHoldWhatWasFollowedIsFound_evenWhenNoCheckpointWasSeen() {
        // Given a log that was followed, and never verified
        var decision = bench.payout();
        var log = decision.log();
        bench.follow(log);

        // When another history is served
        var forked = new FakeLog(log.name()).append(log.entries().subList(0, 8));
        forked.append(
                new Story(new TrailBuilder(log.name(), Bench.uuid())).proposed().entries());
        bench.ledger().put(forked);

        // Then
        bench.get(decision)
                .body("verification.result", equalTo("broken"))
                .body("verification.problem.what", containsString("the entries that were followed of size 9"));
    }

    @Test
    void logThatGrewHonestlyStaysOk() {
        // Given
        var decision = bench.payout();
        var log = decision.log();
        for (int i = 0; i < 20; i++) {
            if (i % 3 == 0) {
                bench.follow(log);
            }
            // When
            log.append(new Story(new TrailBuilder(log.name(), Bench.uuid()))
                    .proposed()
                    .entries());

            // Then
            bench.get(decision)
                    .body("verification.result", equalTo("ok"))
                    .body("verification.logSize", equalTo(log.size()));
        }
    }
}
