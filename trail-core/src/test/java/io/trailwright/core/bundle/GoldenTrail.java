package io.trailwright.core.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.entry.Header;
import io.trailwright.core.entry.Part;
import io.trailwright.core.json.Json;
import io.trailwright.core.log.BatchTree;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.Frontier;
import io.trailwright.core.log.MerkleTree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** The trail of the golden bundles. It shares nothing with other tests' trails, so that no change of theirs moves it. */
final class GoldenTrail {
    static final UUID ID = UUID.fromString("01a205a3-7502-7353-952d-5c799460f49a");
    private static final Instant START = Instant.parse("2026-11-22T23:41:07.000120Z");
    private static final int[] PLACES = {2, 3, 7, 8, 11, 12, 17};
    private static final int LOG_SIZE = 21;

    private final List<Entry> entries = new ArrayList<>();

    GoldenTrail() {
        var proposed = json(Map.of(
                "actor", "{\"client\":\"payout-agent\",\"iss\":\"https://idp.example\",\"sub\":\"agent-7\"}",
                "request", "{\"summary\":\"Pay invoice 4711 to Łukasz & Söhne\",\"workflow\":\"supplier-payouts\"}",
                "action",
                        "{\"type\":\"payment.payout\",\"target\":\"bank\",\"arguments\":"
                                + "{\"amount\":\"120.00\",\"currency\":\"EUR\",\"urgent\":false}}",
                "recommendation", "{\"text\":\"Pay.\",\"score\":0.0000001,\"checks\":[1,2.50,3e2,null]}",
                "evidence/0", "{\"kind\":\"invoice\",\"title\":\"Invoice 4711\"}"));
        proposed.put("evidence/0/content", new byte[] {'%', 'P', 'D', 'F', 0, (byte) 0xFF, '\r', '\n', (byte) 0x80});
        add(EntryKind.DECISION_PROPOSED, proposed);
        add(
                EntryKind.POLICY_EVALUATED,
                json(Map.of("evaluation", "{\"outcome\":\"evaluated\",\"tier\":\"high\",\"missing\":[]}")));
        add(
                EntryKind.REVIEW_DECIDED,
                json(Map.of(
                        "statement", "{\"outcome\":\"approved\",\"reason\":\"Invoice and contract agree.\"}",
                        "reviewer", "{\"iss\":\"https://idp.example\",\"name\":\"Alice Okafor\",\"sub\":\"alice\"}")));
        add(EntryKind.PERMIT_ISSUED, json(Map.of("permit", "{\"target\":\"bank\",\"action\":\"payment.payout\"}")));
        add(EntryKind.CHANGE_REPORTED, json(Map.of("change", "{\"outcome\":\"executed\",\"known\":\"observed\"}")));
        add(EntryKind.NOTE_ADDED, json(Map.of("note", "{\"kind\":\"exception\",\"text\":\"none\"}")));
    }

    private static SortedMap<String, byte[]> json(Map<String, String> content) {
        var bodies = new TreeMap<String, byte[]>();
        content.forEach((name, text) ->
                bodies.put(name, Json.parse(text.getBytes(UTF_8)).canonical()));
        return bodies;
    }

    private void add(EntryKind kind, SortedMap<String, byte[]> bodies) {
        int seq = entries.size();
        var parts = new TreeMap<String, Part>();
        var commitments = new TreeMap<String, Digest>();
        bodies.forEach((name, body) -> {
            var salt = Digest.of(("golden salt " + seq + " " + name).getBytes(UTF_8))
                    .bytes();
            var part = new Part.Present(salt, body);
            parts.put(name, part);
            commitments.put(name, part.commitment());
        });
        Optional<Digest> prev =
                seq == 0 ? Optional.empty() : Optional.of(entries.get(seq - 1).leafHash());
        var header = new Header("acme", ID, seq, prev, kind, START.plusSeconds(seq), commitments);
        entries.add(new Entry(PLACES[seq], header.bytes(), header, parts));
    }

    /** Erases the reviewer's name and the invoice, and records it. */
    GoldenTrail erased() {
        add(
                EntryKind.PART_ERASED,
                json(Map.of(
                        "erasure",
                        "{\"parts\":[{\"seq\":0,\"part\":\"evidence/0/content\"},{\"seq\":2,\"part\":\"reviewer\"}],"
                                + "\"reason\":\"retention\"}")));
        return replace(0, "evidence/0/content", new Part.Erased()).replace(2, "reviewer", new Part.Erased());
    }

    /** Somebody else's words in the mouth of the reviewer, with the salt that was drawn for the true ones. */
    GoldenTrail forged() {
        var salt = ((Part.Present) entries.get(2).parts().get("statement")).salt();
        var words = "{\"outcome\":\"approved\",\"reason\":\"Looks fine.\"}".getBytes(UTF_8);
        return replace(2, "statement", new Part.Present(salt, words));
    }

    /** A part left out, and no word about it. */
    GoldenTrail withheld() {
        return replace(2, "reviewer", new Part.Erased());
    }

    private GoldenTrail replace(int seq, String name, Part part) {
        var entry = entries.get(seq);
        var parts = new TreeMap<>(entry.parts());
        parts.put(name, part);
        entries.set(seq, new Entry(entry.index(), entry.headerBytes(), entry.header(), parts));
        return this;
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** The trail in a log whose other entries are noise, under its signed head; witnesses may sign it too. */
    Bundle bundle(boolean witnessed) {
        var leaves = new ArrayList<Digest>();
        for (int index = 0; index < LOG_SIZE; index++) {
            leaves.add(MerkleTree.leafHash(("other " + index).getBytes(UTF_8)));
        }
        entries.forEach(entry -> leaves.set((int) entry.index(), entry.leafHash()));
        var tree = new BatchTree(Frontier.EMPTY, leaves);
        var head = new Checkpoint(GoldenKeys.ORIGIN, LOG_SIZE, tree.frontier().root());
        return new Bundle(
                "acme",
                ID,
                entries,
                entries.stream().map(entry -> tree.inclusion(entry.index())).toList(),
                GoldenKeys.sign(head, witnessed),
                GoldenKeys.LOG.verifierKey().toString());
    }
}
