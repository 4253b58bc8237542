package io.trailwright.ingest.decision.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import io.quarkus.test.junit.QuarkusTest;
import io.trailwright.core.json.Json;
import io.trailwright.ingest.IngestTest;
import io.trailwright.ingest.decision.Evidence;
import io.trailwright.ingest.decision.Proposal;
import io.trailwright.problem.HttpProblem;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Reading at once and reading as the API describes must never differ in what they make of a proposal. */
@QuarkusTest
class PlainProposalTest extends IngestTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FULL =
            """
            {"workflow":"payout","workflowVersion":"7","summary":"Pay it","requestedBy":{"iss":"https://i","sub":"s","name":"N"},
             "dataCategories":["pii","bank"],"tool":{"name":"gpt","provider":"acme","version":"1"},
             "prompt":{"id":"p","version":"2","digest":"sha256:%1$s"},
             "action":{"type":"payment.payout","target":"erp.acme","arguments":{"amount":1250.5,"n":[1,{"deep":null}],"b":true}},
             "evidence":[{"kind":"invoice","title":"Invoice","mediaType":"application/pdf","content":"%2$s",
               "location":"s3://x","obtainedAt":"2026-11-22T09:30:00+01:00"},
               {"kind":"mail","title":"Mail","mediaType":"text/plain; charset=utf-8","digest":"sha256:%1$s"}],
             "recommendation":{"summary":"Do","output":{"x":[1,2]},"outputDigest":"sha256:%1$s","confidence":0.75},
             "exceptions":["none"]}""".formatted("a".repeat(64), Base64.getEncoder().encodeToString("%PDF".getBytes(StandardCharsets.UTF_8)));

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u00a0",
            "\u2003",
            "\u0001",
            "\t",
            "a",
            "sha256:x",
            "2026-13-45T00:00:00Z",
            "text/plain",
            "pay out",
            "\ud83d\ude00");
    private static final List<Integer> LENGTHS = List.of(99, 100, 101, 200, 201, 300, 301, 500, 501, 2000, 2001, 4001);
    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "1",
            "1.0",
            "1.5",
            "-0.1",
            "9007199254740992",
            "9007199254740993",
            "1e15",
            "1e16",
            "1e300",
            "1e999");

    @Inject
    ProposalReader reader;

    @Test
    void aProposalWithEverythingIsPlain() throws IOException {
        // When
        var read = PlainProposal.read(bytes(FULL), "00-%s-%s-01".formatted("a".repeat(32), "b".repeat(16)));

        // Then
        assertEquals(
                recorded(reader.asDescribed(bytes(FULL), "00-%s-%s-01".formatted("a".repeat(32), "b".repeat(16)))),
                recorded(read.orElseThrow()));
        assertTrue(read.get().request().optString("traceparent").isPresent());
    }

    @Test
    void whateverIsReadAtOnceIsReadAlikeAsDescribed() throws IOException {
        var random = new Random(20261126);
        int plain = 0;
        for (int i = 0; i < 20_000; i++) {
            var body = mutated(random);
            var read = PlainProposal.read(body, null);
            if (read.isPresent()) {
                plain++;
                assertEquals(recorded(described(body)), recorded(read.get()), new String(body, StandardCharsets.UTF_8));
            }
        }
        assertTrue(plain > 2_000, plain + " of the bodies were plain");
    }

    /** Its negative control: bodies that differ by what the API refuses are among them, and are refused. */
    @Test
    void whatTheApiRefusesIsNotPlain() {
        var random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 5_000; i++) {
            var body = mutated(random);
            try {
                reader.asDescribed(body, null);
            } catch (IOException | ConstraintViolationException | HttpProblem wrong) {
                refused++;
                assertEquals(Optional.empty(), PlainProposal.read(body, null));
            }
        }
        assertTrue(refused > 1_000, refused + " of the bodies were refused");
    }

    private Proposal described(byte[] body) throws IOException {
        try {
            return reader.asDescribed(body, null);
        } catch (IOException | ConstraintViolationException | HttpProblem refused) {
            return fail("read at once, and refused as described: " + new String(body, StandardCharsets.UTF_8), refused);
        }
    }

    private static byte[] mutated(Random random) {
        try {
            var body = (ObjectNode) JSON.readTree(FULL);
            int changes = random.nextInt(3);
            for (int i = 0; i <= changes; i++) {
                change(body, random);
            }
            var text = JSON.writeValueAsString(body);
            if (random.nextInt(20) == 0) {
                int at = random.nextInt(text.length());
                text = text.substring(0, at) + "{}[],:\"\\0\u0001 ".charAt(random.nextInt(11)) + text.substring(at + 1);
            }
            // a number's own spelling does not survive a tree
            return bytes(text.replace("\"#", "").replace("#\"", ""));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void change(ObjectNode body, Random random) {
        var objects = new ArrayList<ObjectNode>();
        collect(body, objects);
        var object = objects.get(random.nextInt(objects.size()));
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty() || random.nextInt(10) == 0) {
            object.set("unknown", value(random));
            return;
        }
        var name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(4)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name, value(random));
            case 2 -> object.putArray(name).add(value(random)).add(value(random));
            default -> {
                if (object.get(name) instanceof ArrayNode array) {
                    array.add(value(random));
                } else {
                    object.put(name, "x".repeat(LENGTHS.get(random.nextInt(LENGTHS.size()))));
                }
            }
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> into) {
        if (node instanceof ObjectNode object) {
            into.add(object);
        }
        node.forEach(child -> collect(child, into));
    }

    private static ValueNode value(Random random) {
        var nodes = JsonNodeFactory.instance;
        return switch (random.nextInt(6)) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.booleanNode(random.nextBoolean());
            case 2 -> nodes.textNode("#" + NUMBERS.get(random.nextInt(NUMBERS.size())) + "#");
            default -> nodes.textNode(TEXTS.get(random.nextInt(TEXTS.size())));
        };
    }

    /** What would be hashed and stored, to the byte. */
    private static List<String> recorded(Proposal proposal) {
        var recorded = new ArrayList<String>();
        recorded.add(text(proposal.request()));
        recorded.add(text(proposal.action()));
        for (Evidence evidence : proposal.evidence()) {
            recorded.add(text(evidence.description()));
            recorded.add(
                    evidence.content().map(Base64.getEncoder()::encodeToString).orElse("none"));
        }
        recorded.add(proposal.recommendation().map(PlainProposalTest::text).orElse("none"));
        recorded.add(proposal.exceptions().map(List::toString).orElse("none"));
        return recorded;
    }

    private static String text(Json json) {
        return new String(json.canonical(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
