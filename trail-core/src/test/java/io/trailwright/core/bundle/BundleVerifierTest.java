package io.trailwright.core.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.bundle.Verification.Result;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.entry.Part;
import io.trailwright.core.json.Json;
import io.trailwright.core.log.BatchTree;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.Cosigner;
import io.trailwright.core.log.Ed25519NoteSigner;
import io.trailwright.core.log.Frontier;
import io.trailwright.core.log.InclusionProof;
import io.trailwright.core.log.MerkleTree;
import io.trailwright.core.log.NoteSignature;
import io.trailwright.core.log.SignedNote;
import io.trailwright.core.log.TlogProof;
import io.trailwright.core.log.VerifierKey;
import io.trailwright.core.log.Witnessed;
import io.trailwright.core.log.Witnesses;
import io.trailwright.core.trail.Change;
import io.trailwright.core.trail.TestTrail;
import io.trailwright.core.trail.Tier;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundleVerifierTest {
    private static final Ed25519NoteSigner SIGNER = signer("trailwright.test/acme");
    private static final List<VerifierKey> KEYS = List.of(SIGNER.verifierKey());

    private static Ed25519NoteSigner signer(String name) {
        try {
            return new Ed25519NoteSigner(
                    name,
                    KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Entry> trail() {
        return new TestTrail()
                .proposed()
                .evaluated(Tier.HIGH, 1)
                .approved("alice")
                .permit()
                .redeemed()
                .change(Change.Outcome.EXECUTED, "100.00")
                .entries();
    }

    private static Bundle bundle(List<Entry> entries) {
        return bundle(entries, SIGNER);
    }

    /** Puts the trail's entries at their places into a log whose other entries are noise, and signs its head. */
    private static Bundle bundle(List<Entry> entries, Ed25519NoteSigner signer) {
        var leaves = new ArrayList<Digest>();
        for (long index = 0; index < 40; index++) {
            long place = index;
            leaves.add(entries.stream()
                    .filter(entry -> entry.index() == place)
                    .findAny()
                    .map(Entry::leafHash)
                    .orElse(Digest.of(new byte[] {(byte) index})));
        }
        var tree = new BatchTree(Frontier.EMPTY, leaves);
        var checkpoint = new Checkpoint(signer.name(), 40, tree.frontier().root());
        return new Bundle(
                "acme",
                TestTrail.ID,
                entries,
                entries.stream().map(entry -> tree.inclusion(entry.index())).toList(),
                checkpoint.sign(signer).encode(),
                SIGNER.verifierKey().toString());
    }

    @ParameterizedTest
    @EnumSource(BundleFormat.class)
    void anUntouchedBundleVerifiesAndCountsWhatWasChecked(BundleFormat format) {
        // When
        var file = BundleCodec.write(bundle(trail()), format);
        var verification = BundleVerifier.verify(file, KEYS);
        // Then
        int parts = trail().stream().mapToInt(entry -> entry.parts().size()).sum();
        assertEquals(
                new Verification(Result.OK, 6, parts, 0, 6, 1, Optional.empty(), List.of(), Optional.empty()),
                verification);
        assertArrayEquals(file, BundleCodec.write(BundleCodec.read(file), format));
    }

    @Test
    void whatIsWrittenIsFormat2() {
        var bundle = bundle(trail());
        var files = PlainZip.read(BundleCodec.write(bundle));
        assertEquals(
                "{\"entries\":6,\"format\":\"trailwright-bundle/2\",\"log\":\"acme\",\"trail\":\"" + TestTrail.ID
                        + "\"}",
                new String(files.get("manifest.json"), UTF_8));
        var proof = TlogProof.parse(files.get("proofs/000003.tlog-proof"));
        assertEquals(
                Checkpoint.parse(SignedNote.parse(bundle.checkpoint()).text()),
                proof.verify(bundle.entries().get(3).leafHash(), KEYS));
    }

    @Test
    void aBundleCarriesTheSignaturesOfWitnessesAndIsWhatItWasWithoutThem() {
        // Given
        var honest = bundle(trail());
        var signed = SignedNote.parse(honest.checkpoint());
        var line = new NoteSignature("witness.example/w1", 7, new byte[72]);
        var witnessed =
                new SignedNote(signed.text(), List.of(signed.signatures().get(0), line));
        for (var format : BundleFormat.values()) {
            // When
            var file = BundleCodec.write(withCheckpoint(honest, witnessed.encode()), format);
            // Then
            assertEquals(Result.OK, BundleVerifier.verify(file, KEYS).result());
            assertEquals(witnessed.encode(), BundleCodec.read(file).checkpoint());
        }
    }

    @Test
    void pinnedWitnessesAreCountedAndDemanded() {
        // Given a checkpoint that one of two pinned witnesses has cosigned
        var one = cosigner("one.example");
        var two = cosigner("two.example");
        var bundle = cosigned(bundle(trail()), one);
        var keys = List.of(one.key(), two.key());
        // When
        var counted = BundleVerifier.verify(bundle, KEYS, new Witnesses(keys, 1));
        var demanded = BundleVerifier.verify(bundle, KEYS, new Witnesses(keys, 2));
        // Then
        assertEquals(Result.OK, counted.result());
        assertEquals(2, counted.signatures());
        assertEquals(
                Optional.of(new Witnessed(2, 1, List.of(new Witnessed.By("one.example", Instant.ofEpochSecond(1000))))),
                counted.witnessed());
        assertEquals(Result.UNWITNESSED, demanded.result());
        assertEquals(
                "is cosigned by 1 of 2 pinned witnesses, and 2 are demanded",
                demanded.problem().orElseThrow().what());
    }

    @Test
    void aForgedCosignatureOfAPinnedWitnessBreaksTheBundle() {
        // Given a cosignature of another checkpoint
        var witness = cosigner("one.example");
        var bundle = bundle(trail());
        var note = SignedNote.parse(bundle.checkpoint());
        var elsewhere = new Checkpoint(SIGNER.name(), 0, MerkleTree.emptyRoot());
        var forged = note.with(List.of(witness.cosign(elsewhere, 1000).line(witness.key())));
        var pinned = new Witnesses(List.of(witness.key()), 0);
        // When, then
        var verification = BundleVerifier.verify(with(bundle, forged), KEYS, pinned);
        assertEquals(Result.BROKEN, verification.result());
        assertEquals("checkpoint", verification.problem().orElseThrow().where());
        // and where nobody asks for the witness, its line is one of an unknown key
        assertEquals(
                Result.OK, BundleVerifier.verify(with(bundle, forged), KEYS).result());
        assertEquals(
                Optional.empty(),
                BundleVerifier.verify(with(bundle, forged), KEYS).witnessed());
    }

    private static Bundle cosigned(Bundle bundle, Cosigner witness) {
        var note = SignedNote.parse(bundle.checkpoint());
        return with(
                bundle,
                note.with(List.of(
                        witness.cosign(Checkpoint.parse(note.text()), 1000).line(witness.key()))));
    }

    private static Bundle with(Bundle bundle, SignedNote checkpoint) {
        return new Bundle(
                bundle.log(), bundle.trail(), bundle.entries(), bundle.proofs(), checkpoint.encode(), bundle.vkey());
    }

    private static Cosigner cosigner(String name) {
        try {
            return new Cosigner(
                    name,
                    KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void aProofThatHoldsAnotherCheckpointThanTheBundleIsRefused() {
        // Given the same tree, signed once more with a further line: each proof verifies by itself
        var honest = bundle(trail());
        var line = new NoteSignature("witness.example/w1", 7, new byte[72]);
        var signed = SignedNote.parse(honest.checkpoint());
        var witnessed =
                new SignedNote(signed.text(), List.of(signed.signatures().get(0), line));
        var files = PlainZip.read(BundleCodec.write(honest));
        var proof = honest.proofs().get(2);
        files.put(
                "proofs/000002.tlog-proof",
                TlogProof.format(proof.index(), proof.path(), witnessed.encode())
                        .getBytes(UTF_8));
        // When
        var verification = BundleVerifier.verify(PlainZip.write(files), KEYS);
        // Then
        assertEquals(
                Optional.of(new Verification.Problem(
                        "proofs/000002.tlog-proof", "holds another checkpoint than the bundle's")),
                verification.problem());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"entries\":6,\"format\":\"trailwright-bundle/3\",\"log\":\"acme\",\"trail\":\"TRAIL\"}",
                "{\"entries\":6,\"format\":2,\"log\":\"acme\",\"trail\":\"TRAIL\"}",
                "{\"format\":\"trailwright-bundle/2\",\"log\":\"acme\",\"trail\":\"TRAIL\"}",
                "{\"entries\":6.5,\"format\":\"trailwright-bundle/2\",\"log\":\"acme\",\"trail\":\"TRAIL\"}",
                "{\"entries\":6000000000,\"format\":\"trailwright-bundle/2\",\"log\":\"acme\",\"trail\":\"TRAIL\"}",
                "{\"entries\":-1,\"format\":\"trailwright-bundle/2\",\"log\":\"acme\",\"trail\":\"TRAIL\"}",
                "{\"entries\":5,\"format\":\"trailwright-bundle/2\",\"log\":\"acme\",\"trail\":\"TRAIL\"}",
                "{\"entries\":7,\"format\":\"trailwright-bundle/2\",\"log\":\"acme\",\"trail\":\"TRAIL\"}",
                "{\"entries\":6,\"format\":\"trailwright-bundle/2\",\"trail\":\"TRAIL\"}",
                "{\"entries\":6,\"format\":\"trailwright-bundle/2\",\"log\":\"acme\"}",
                "{\"entries\":6,\"format\":\"trailwright-bundle/2\",\"log\":\"acme\",\"trail\":\"x\"}",
                "{\"entries\":6,\"format\":\"trailwright-bundle/1\",\"log\":\"acme\",\"trail\":\"TRAIL\"}"
            })
    void aManifestThatIsNotTheBundlesIsRefusedAndNeverAnError(String manifest) {
        var files = PlainZip.read(BundleCodec.write(bundle(trail())));
        files.put(
                "manifest.json",
                manifest.replace("TRAIL", TestTrail.ID.toString()).getBytes(UTF_8));
        assertEquals(
                Result.BROKEN,
                BundleVerifier.verify(PlainZip.write(files), KEYS).result());
    }

    @ParameterizedTest
    @EnumSource(BundleFormat.class)
    void noByteOfTheFileCanChangeUnnoticed(BundleFormat format) {
        var file = BundleCodec.write(bundle(trail()), format);
        var random = new Random(7);
        for (int at = 0; at < file.length; at++) {
            // Given one changed byte
            var changed = file.clone();
            changed[at] ^= (byte) (1 << random.nextInt(8));
            // When, then
            int place = at;
            assertEquals(Result.BROKEN, BundleVerifier.verify(changed, KEYS).result(), () -> "byte " + place);
        }
    }

    @Test
    void theSameContentGivesTheSameFileEverywhere() {
        // Given a machine somewhere else, where numbers are written with other digits
        var here = TimeZone.getDefault();
        var speaking = Locale.getDefault();
        var file = BundleCodec.write(bundle(trail()));
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            // When, then: the file is the same, and every release reads it
            assertArrayEquals(file, BundleCodec.write(BundleCodec.read(file)));
        } finally {
            TimeZone.setDefault(here);
            Locale.setDefault(speaking);
        }
        assertEquals(
                "sha256:91b475c9a06083c9ef338f7ad1898aaa2a1ce869f8996c05f449f03d9e9e3904",
                Digest.of(PlainZip.write(Map.of("manifest.json", "{}".getBytes(UTF_8))))
                        .toString());
    }

    @Test
    void aTruncatedOrExtendedFileIsRefused() {
        var file = BundleCodec.write(bundle(trail()));
        assertEquals(
                Result.BROKEN,
                BundleVerifier.verify(Arrays.copyOf(file, file.length - 1), KEYS)
                        .result());
        assertEquals(
                Result.BROKEN,
                BundleVerifier.verify(Arrays.copyOf(file, file.length + 1), KEYS)
                        .result());
        assertEquals(Result.BROKEN, BundleVerifier.verify(new byte[0], KEYS).result());
    }

    static Stream<Arguments> forgeries() {
        return Stream.of(
                forgery("an entry dropped", entries -> without(entries, 2)),
                forgery("the last entry twice", entries -> with(entries, 5, 5)),
                forgery("two entries swapped", entries -> swapped(entries, 2, 3)),
                forgery(
                        "an entry of another trail",
                        entries -> replaced(
                                entries,
                                1,
                                new TestTrail()
                                        .proposed()
                                        .evaluated(Tier.LOW, 0)
                                        .entries()
                                        .get(1))),
                forgery(
                        "a part of another entry",
                        entries -> withPart(
                                entries, 2, "reviewer", entries.get(0).parts().get("actor"))),
                forgery("a part left out", entries -> withPart(entries, 2, "statement", new Part.Erased())));
    }

    private static Arguments forgery(String name, UnaryOperator<List<Entry>> forge) {
        return Arguments.of(name, forge);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void aBundleThatIsNotTheTrailIsRefused(String name, UnaryOperator<List<Entry>> forge) {
        // Given proofs and checkpoint of the true log, and other entries
        var honest = bundle(trail());
        var entries = forge.apply(trail());
        var proofs = entries.stream()
                .map(entry -> honest.proofs().get((int) Math.min(entry.header().seq(), 5)))
                .toList();
        var forged = new Bundle("acme", TestTrail.ID, entries, proofs, honest.checkpoint(), honest.vkey());
        // When
        var verification = BundleVerifier.verify(forged, KEYS);
        // Then
        assertEquals(Result.BROKEN, verification.result(), name);
        assertTrue(verification.problem().isPresent());
    }

    @Test
    void aForkedTrailIsRefusedEvenInASignedLog() {
        // Given an operator who rewrote the approval and signs the log anew with the true key: the chain tells
        var entries = new ArrayList<>(trail());
        var fork = new TestTrail()
                .proposed()
                .evaluated(Tier.HIGH, 1)
                .approved("mallory")
                .entries();
        entries.set(2, fork.get(2));
        // When
        var verification = BundleVerifier.verify(bundle(entries), KEYS);
        // Then
        assertEquals(Result.BROKEN, verification.result());
        assertEquals("entry 3 (index 13)", verification.problem().orElseThrow().where());
    }

    @Test
    void aTrailThatTheSignedLogDoesNotHoldIsRefusedHoweverWellItIsMade() {
        // Given a whole trail with true chain and commitments, but with an approval that was never logged
        var forged = new TestTrail()
                .proposed()
                .evaluated(Tier.HIGH, 1)
                .approved("mallory")
                .permit()
                .redeemed()
                .change(Change.Outcome.EXECUTED, "100.00")
                .entries();
        var honest = bundle(trail());
        // When
        var verification = BundleVerifier.verify(
                BundleCodec.write(
                        new Bundle("acme", TestTrail.ID, forged, honest.proofs(), honest.checkpoint(), honest.vkey())),
                KEYS);
        // Then
        assertEquals(Result.BROKEN, verification.result());
        var problem = verification.problem().orElseThrow();
        assertEquals("entry 2 (index 12)", problem.where());
        assertTrue(problem.what().startsWith("is not in the log"), problem.what());
    }

    @Test
    void aProofOfAnotherPlaceOrAnotherSizeIsRefused() {
        var honest = bundle(trail());
        var elsewhere = new ArrayList<>(honest.proofs());
        Collections.swap(elsewhere, 2, 3);
        var smaller = new ArrayList<>(honest.proofs());
        smaller.set(5, new InclusionProof(15, 39, honest.proofs().get(5).path()));
        assertEquals("its proof is of index 13", problemOf(honest, elsewhere));
        assertEquals("its proof is for size 39, and the checkpoint is of size 40", problemOf(honest, smaller));
    }

    private static String problemOf(Bundle honest, List<InclusionProof> proofs) {
        var bundle = new Bundle("acme", TestTrail.ID, honest.entries(), proofs, honest.checkpoint(), honest.vkey());
        return BundleVerifier.verify(bundle, KEYS).problem().orElseThrow().what();
    }

    @Test
    void onlyAPinnedKeyOfThatLogIsTrusted() {
        var other = signer("trailwright.test/acme");
        assertEquals(
                Result.BROKEN, BundleVerifier.verify(bundle(trail()), List.of()).result());
        assertEquals(
                Result.BROKEN,
                BundleVerifier.verify(bundle(trail()), List.of(other.verifierKey()))
                        .result());
        assertEquals(
                Result.BROKEN,
                BundleVerifier.verify(bundle(trail(), other), KEYS).result());
        var foreign = signer("trailwright.test/globex");
        assertEquals(
                Result.BROKEN,
                BundleVerifier.verify(bundle(trail(), foreign), List.of(foreign.verifierKey()))
                        .result());
        var honest = bundle(trail());
        var renamed = new Bundle(
                "acme", UUID.randomUUID(), honest.entries(), honest.proofs(), honest.checkpoint(), honest.vkey());
        assertEquals(Result.BROKEN, BundleVerifier.verify(renamed, KEYS).result());
    }

    @Test
    void whatARecordedDecisionErasedIsErasedAndNotBroken() {
        // Given a trail whose reviewer part was erased by an entry that says so
        var erasing = new TestTrail()
                .proposed()
                .evaluated(Tier.HIGH, 1)
                .approved("alice")
                .add(
                        EntryKind.PART_ERASED,
                        Map.of(
                                "erasure",
                                Json.object()
                                        .put(
                                                "parts",
                                                new Json.Arr(List.of(Json.object()
                                                        .put("seq", 2)
                                                        .put("part", "reviewer")
                                                        .build())))
                                        .build()));
        var entries = withPart(erasing.entries(), 2, "reviewer", new Part.Erased());
        // When
        var verification = BundleVerifier.verify(BundleCodec.write(bundle(entries)), KEYS);
        // Then
        assertEquals(Result.ERASED, verification.result());
        assertEquals(1, verification.erased());
    }

    @Test
    void anEmptyBundleProvesNothing() {
        var honest = bundle(trail());
        var empty = new Bundle("acme", TestTrail.ID, List.of(), List.of(), honest.checkpoint(), honest.vkey());
        assertEquals(Result.BROKEN, BundleVerifier.verify(empty, KEYS).result());
        assertThrows(BundleException.class, () -> BundleCodec.read("not a zip".getBytes(UTF_8)));
    }

    private static Bundle withCheckpoint(Bundle bundle, String checkpoint) {
        return new Bundle(bundle.log(), bundle.trail(), bundle.entries(), bundle.proofs(), checkpoint, bundle.vkey());
    }

    private static List<Entry> without(List<Entry> entries, int seq) {
        var result = new ArrayList<>(entries);
        result.remove(seq);
        return result;
    }

    private static List<Entry> with(List<Entry> entries, int at, int copied) {
        var result = new ArrayList<>(entries);
        result.add(at, entries.get(copied));
        return result;
    }

    private static List<Entry> swapped(List<Entry> entries, int a, int b) {
        var result = new ArrayList<>(entries);
        Collections.swap(result, a, b);
        return result;
    }

    private static List<Entry> replaced(List<Entry> entries, int seq, Entry entry) {
        var result = new ArrayList<>(entries);
        result.set(seq, entry);
        return result;
    }

    private static List<Entry> withPart(List<Entry> entries, int seq, String name, Part part) {
        var entry = entries.get(seq);
        var parts = new TreeMap<>(entry.parts());
        parts.put(name, part);
        return replaced(entries, seq, new Entry(entry.index(), entry.headerBytes(), entry.header(), parts));
    }
}
