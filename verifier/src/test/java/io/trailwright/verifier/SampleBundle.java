package io.trailwright.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trailwright.core.bundle.Bundle;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.entry.Header;
import io.trailwright.core.entry.Part;
import io.trailwright.core.json.Json;
import io.trailwright.core.log.BatchTree;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.Ed25519NoteSigner;
import io.trailwright.core.log.Frontier;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

/** A log of two decisions whose entries alternate, really signed, and the bundle of either. */
final class SampleBundle {
    static final String LOG = "trailwright.test/acme";

    private final List<Entry> entries = new ArrayList<>();
    private Instant clock = Instant.parse("2026-11-22T21:14:03Z");

    /** Both decisions: proposed, evaluated as low risk, noted; the parts of the first proposal can be erased. */
    SampleBundle(boolean erase) {
        for (int decision = 1; decision <= 2; decision++) {
            add(
                    decision,
                    EntryKind.DECISION_PROPOSED,
                    Map.of(
                            "request", "{\"workflow\":\"payouts\"}",
                            "action", "{\"arguments\":{\"amount\":\"1.00\"},\"target\":\"erp\",\"type\":\"pay\"}",
                            "evidence/0", "{\"kind\":\"invoice\"}",
                            "evidence/0/content", "invoice number " + decision));
        }
        for (int decision = 1; decision <= 2; decision++) {
            add(decision, EntryKind.POLICY_EVALUATED, Map.of("evaluation", EVALUATION));
            add(decision, EntryKind.NOTE_ADDED, Map.of("note", "{\"kind\":\"exception\",\"text\":\"none\"}"));
        }
        if (erase) {
            erase("request");
            erase("evidence/0/content");
            add(
                    1,
                    EntryKind.PART_ERASED,
                    Map.of(
                            "erasure",
                            "{\"parts\":[{\"part\":\"request\",\"seq\":0},{\"part\":\"evidence/0/content\",\"seq\":0}]}"));
        }
    }

    private static final String EVALUATION =
            "{\"missing\":[],\"outcome\":\"evaluated\",\"policy\":{\"digest\":\"sha256:p\",\"id\":\"p\","
                    + "\"version\":1},\"requirement\":{\"approvals\":0,\"evidence\":[],\"excluded\":[],\"fields\":[],\"groups\":[],"
                    + "\"permitFor\":\"PT10M\",\"retention\":\"P1Y\",\"timeLimit\":\"PT1H\"},\"rules\":[],\"tier\":\"low\"}";

    static UUID id(int decision) {
        return new UUID(0x0193a4f000007000L, 0x8000000000000000L | decision);
    }

    /** The log's key; the same for the same seed. */
    static Ed25519NoteSigner signer(String name, int seed) {
        try {
            var raw = new byte[32];
            Arrays.fill(raw, (byte) seed);
            return new Ed25519NoteSigner(
                    name,
                    KeyFactory.getInstance("Ed25519")
                            .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, raw)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Bundle of(int decision) {
        return of(decision, signer(LOG, 1));
    }

    Bundle of(int decision, Ed25519NoteSigner signer) {
        var tree = new BatchTree(
                Frontier.EMPTY, entries.stream().map(Entry::leafHash).toList());
        var trail = entries.stream()
                .filter(entry -> entry.header().trail().equals(id(decision)))
                .toList();
        var checkpoint = new Checkpoint(LOG, entries.size(), tree.frontier().root());
        return new Bundle(
                "acme",
                id(decision),
                trail,
                trail.stream().map(entry -> tree.inclusion(entry.index())).toList(),
                checkpoint.sign(signer).encode(),
                signer.verifierKey().toString());
    }

    private void add(int decision, EntryKind kind, Map<String, String> content) {
        var parts = new TreeMap<String, Part>();
        var commitments = new TreeMap<String, Digest>();
        content.forEach((name, text) -> {
            var salt = Digest.of((entries.size() + name).getBytes(UTF_8)).bytes();
            var body = name.endsWith("/content")
                    ? text.getBytes(UTF_8)
                    : Json.parse(text.getBytes(UTF_8)).canonical();
            var part = new Part.Present(salt, body);
            parts.put(name, part);
            commitments.put(name, part.commitment());
        });
        var before = entries.stream()
                .filter(entry -> entry.header().trail().equals(id(decision)))
                .toList();
        Optional<Digest> prev = before.isEmpty()
                ? Optional.empty()
                : Optional.of(before.get(before.size() - 1).leafHash());
        clock = clock.plusSeconds(1);
        var header = new Header("acme", id(decision), before.size(), prev, kind, clock, commitments);
        entries.add(new Entry(entries.size(), header.bytes(), header, parts));
    }

    private void erase(String name) {
        var parts = new TreeMap<>(entries.get(0).parts());
        parts.replace(name, new Part.Erased());
        entries.set(0, Entry.read(0, entries.get(0).headerBytes(), parts));
    }

    /** The same bundle with these entries of it, in this order; {@code -1 - n} takes entry n of the other. */
    static Bundle with(Bundle bundle, Bundle other, int... seqs) {
        return new Bundle(
                bundle.log(),
                bundle.trail(),
                IntStream.of(seqs)
                        .mapToObj(seq -> seq < 0
                                ? other.entries().get(-1 - seq)
                                : bundle.entries().get(seq))
                        .toList(),
                IntStream.of(seqs)
                        .mapToObj(seq -> seq < 0
                                ? other.proofs().get(-1 - seq)
                                : bundle.proofs().get(seq))
                        .toList(),
                bundle.checkpoint(),
                bundle.vkey());
    }
}
