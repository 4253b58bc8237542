package io.trailwright.reconstruction.verification;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.trailwright.reconstruction.Bench;
import io.trailwright.reconstruction.Bench.Case;
import io.trailwright.reconstruction.ReconstructionTest;
import io.trailwright.reconstruction.Story;
import io.trailwright.reconstruction.TrailBuilder;
import io.trailwright.reconstruction.fake.FakeLog;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A ledger that lies about a trail is found out, and the first lie is named with its index. */
@QuarkusTest
class TamperTest extends ReconstructionTest {

    /** Tells one lie about a decision that otherwise verifies, and returns what verification says. */
    private io.restassured.path.json.JsonPath told(Case decision, Consumer<ObjectNode> lie) {
        bench.ledger().honest();
        bench.ledger().lie("/v1/decisions/" + decision.id(), lie);
        return bench.verification(decision);
    }

    private static ObjectNode entry(ObjectNode trail, int seq) {
        return (ObjectNode) trail.withArray("entries").get(seq);
    }

    private static void flip(ObjectNode node, String field) {
        var bytes = Base64.getDecoder().decode(node.get(field).textValue());
        bytes[bytes.length / 2] ^= 1;
        node.put(field, Base64.getEncoder().encodeToString(bytes));
    }

    private static void assertBroken(io.restassured.path.json.JsonPath verification, int seq, int index) {
        assertEquals("broken", verification.getString("result"));
        assertEquals(seq, verification.getInt("problem.seq"), verification.getString("problem.where"));
        assertEquals(index, verification.getInt("problem.index"), verification.getString("problem.where"));
    }

    @Test
    void everyPartOfEveryEntryIsCovered() {
        // Given entries 0 to 6 of the trail at indexes 1 to 7 of the log
        var decision = bench.payout();
        bench.follow(decision.log());
        assertEquals("ok", told(decision, truth -> {}).getString("result"));
        var parts = new ArrayList<List<String>>();
        decision.log()
                .trail(decision.id())
                .forEach(entry -> parts.add(List.copyOf(entry.parts().keySet())));

        for (int seq = 0; seq < parts.size(); seq++) {
            int at = seq;
            for (var part : parts.get(seq)) {
                for (var half : List.of("body", "salt")) {
                    // When
                    var verification = told(
                            decision,
                            trail -> flip(
                                    (ObjectNode) entry(trail, at).get("parts").get(part), half));

                    // Then
                    assertBroken(verification, at, at + 1);
                }
                // When the part is said to be erased, and no entry records that
                var erased =
                        told(decision, trail -> ((ObjectNode) entry(trail, at).get("parts"))
                                .putObject(part)
                                .put("erased", true));

                // Then
                assertBroken(erased, at, at + 1);

                // When the part is gone
                var gone =
                        told(decision, trail -> ((ObjectNode) entry(trail, at).get("parts")).remove(part));

                // Then
                assertBroken(gone, at, at + 1);
            }
        }
    }

    @Test
    void everyHeaderHashAndProofIsCovered() {
        // Given
        var decision = bench.payout();
        bench.follow(decision.log());
        assertEquals("ok", told(decision, truth -> {}).getString("result"));

        for (int seq = 0; seq < 7; seq++) {
            int at = seq;
            List<Consumer<ObjectNode>> lies = List.of(
                    entry -> entry.put("header", entry.get("header").textValue().replaceFirst("14:", "15:")),
                    entry -> entry.put("header", entry.get("header").textValue() + " "),
                    entry -> entry.put("header", "{}"),
                    entry -> entry.put("leafHash", "sha256:" + "0".repeat(64)),
                    entry -> entry.put("seq", at + 1),
                    entry -> entry.put("kind", "note.added"),
                    entry -> entry.remove("header"),
                    entry -> {
                        var hashes = (ArrayNode) entry.get("inclusion");
                        var hash = Base64.getDecoder().decode(hashes.get(0).textValue());
                        hash[0] ^= 1;
                        hashes.set(0, hashes.textNode(Base64.getEncoder().encodeToString(hash)));
                    },
                    entry -> ((ArrayNode) entry.get("inclusion")).remove(0),
                    entry -> ((ArrayNode) entry.get("inclusion")).add("AAAA"),
                    entry -> ((ArrayNode) entry.get("inclusion"))
                            .add(Base64.getEncoder().encodeToString(new byte[32])));
            for (var lie : lies) {
                // When
                var verification = told(decision, trail -> lie.accept(entry(trail, at)));

                // Then
                assertBroken(verification, at, at + 1);
            }
            // When the ledger names another index
            var moved = told(decision, trail -> entry(trail, at).put("index", 8));

            // Then
            assertEquals("broken", moved.getString("result"));
            assertEquals(8, moved.getInt("problem.index"));
        }
    }

    @Test
    void checkpointIsBelievedOnlyWithItsSignatureByThePinnedKey() {
        // Given
        var decision = bench.payout();
        var log = decision.log();
        bench.follow(log);
        assertEquals("ok", told(decision, truth -> {}).getString("result"));
        var stranger = log.checkpoint(FakeLog.signer(log.name(), 2));
        var other = new FakeLog("tenant-0").append(log.entries()).checkpoint();
        var genuine = log.checkpoint();

        for (var false_ : List.of(
                stranger,
                other,
                genuine.replaceFirst("\n9\n", "\n8\n"),
                genuine.replaceFirst("\n9\n", "\n10\n"),
                genuine.replaceFirst("\n\n.*", "\n\n"),
                genuine.substring(0, genuine.length() - 9) + "AAAAAAA=\n",
                "",
                "garbage")) {
            // When
            var verification = told(decision, trail -> trail.put("checkpoint", false_));

            // Then
            assertEquals("broken", verification.getString("result"), false_);
            assertEquals("checkpoint", verification.getString("problem.where"), false_);
        }
    }

    @Test
    void entriesDroppedDoubledSwappedOrBorrowedAreFound() {
        // Given two decisions in one log
        var decision = bench.payout();
        var log = decision.log();
        var second = Story.payout(new TrailBuilder(log.name(), Bench.uuid()));
        log.append(second.entries());
        bench.follow(log);
        assertEquals("ok", told(decision, truth -> {}).getString("result"));
        bench.get(new Case(log, second.trail().id())).body("verification.result", equalTo("ok"));
        var borrowed = new ArrayList<com.fasterxml.jackson.databind.JsonNode>();
        bench.ledger().lie("/v1/decisions/" + second.trail().id(), trail -> trail.withArray("entries")
                .forEach(borrowed::add));
        bench.verification(new Case(log, second.trail().id()));

        // When the last is dropped, Then the copy knows that there was one
        assertBroken(told(decision, trail -> trail.withArray("entries").remove(6)), 6, 7);
        // When one in the middle is dropped
        assertBroken(told(decision, trail -> trail.withArray("entries").remove(3)), 4, 5);
        // When the first is dropped
        assertBroken(told(decision, trail -> trail.withArray("entries").remove(0)), 1, 2);
        // When one is there twice
        assertBroken(
                told(decision, trail -> trail.withArray("entries")
                        .insert(3, entry(trail, 3).deepCopy())),
                3,
                4);
        // When two are swapped
        assertBroken(
                told(decision, trail -> {
                    var entries = trail.withArray("entries");
                    entries.insert(2, entries.remove(3));
                }),
                3,
                4);
        // When one is another trail's
        assertBroken(told(decision, trail -> trail.withArray("entries").set(3, borrowed.get(3))), 3, 12);
        // When all are another trail's
        var all = told(decision, trail -> trail.putArray("entries").addAll(borrowed));
        assertEquals("broken", all.getString("result"));
        // When none is left
        var none = told(decision, trail -> trail.putArray("entries"));
        assertEquals("broken", none.getString("result"));
    }
}
