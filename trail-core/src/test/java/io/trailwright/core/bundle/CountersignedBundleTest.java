package io.trailwright.core.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trailwright.core.bundle.Verification.Result;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.json.Json;
import io.trailwright.core.log.BatchTree;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.Ed25519NoteSigner;
import io.trailwright.core.log.Frontier;
import io.trailwright.core.log.Witnesses;
import io.trailwright.core.token.ProviderKeys;
import io.trailwright.core.token.TestProvider;
import io.trailwright.core.trail.CountersignedTrail;
import io.trailwright.core.trail.Statement;
import io.trailwright.core.trail.TestTrail;
import io.trailwright.core.trail.TrailState;
import io.trailwright.core.trail.Verdict;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The operator holds the log's key and signs whatever log suits them: they still cannot sign for the provider. */
class CountersignedBundleTest {
    private static final Ed25519NoteSigner OPERATOR = operator();
    private static final Optional<Set<String>> PINNED =
            Optional.of(CountersignedTrail.PROVIDER.keys().thumbprints());

    @Test
    void aCountersignedApprovalIsCheckedAndCounted() {
        // When
        var checked = verify(CountersignedTrail.approved(), PINNED);
        // Then
        assertEquals(Result.OK, checked.result());
        assertEquals(2, checked.signatures());
        var signed = checked.countersigned().get(0);
        assertEquals(
                List.of(2L, "Alice", TestTrail.ISSUER, true),
                List.of(signed.seq(), signed.who(), signed.issuer(), signed.pinned()));
    }

    @Test
    void withoutPinnedKeysItSaysSo() {
        var checked = verify(CountersignedTrail.approved(), Optional.empty());
        assertEquals(Result.OK, checked.result());
        assertEquals(
                List.of(false),
                checked.countersigned().stream().map(Countersigned::pinned).toList());
    }

    @Test
    void anOperatorWhoSignsTheLogAnewCannotChangeWhatWasStated() {
        var trail = CountersignedTrail.evaluated();
        var statement = CountersignedTrail.statement(trail.state().subject());
        var token = CountersignedTrail.PROVIDER.sign(CountersignedTrail.claims(statement, trail.now()));
        for (var changed : changes(statement)) {
            var forged = CountersignedTrail.approved(
                    CountersignedTrail.evaluated(), changed, token, CountersignedTrail.PROVIDER.keys());
            assertEquals(Result.BROKEN, verify(forged, Optional.empty()).result(), changed.toString());
        }
    }

    @Test
    void anOperatorsOwnProviderIsNotTheOneThatWasPinned() {
        // Given an operator who makes a provider's key, signs with it and records it as the provider's
        var trail = CountersignedTrail.evaluated();
        var statement = CountersignedTrail.statement(trail.state().subject());
        var forger = new TestProvider(TestTrail.ISSUER, "k1");
        var forged = CountersignedTrail.approved(
                trail, statement, forger.sign(CountersignedTrail.claims(statement, trail.now())), forger.keys());
        // Then who pinned the provider's keys is not deceived; who did not is told that the key is not theirs
        assertEquals(Result.BROKEN, verify(forged, PINNED).result());
        var unpinned = verify(forged, Optional.empty());
        assertEquals(
                List.of(Result.OK, false),
                List.of(unpinned.result(), unpinned.countersigned().get(0).pinned()));
    }

    @Test
    void keysThatDoNotBelongToTheTokenAreRefused() {
        var trail = CountersignedTrail.evaluated();
        var statement = CountersignedTrail.statement(trail.state().subject());
        var token = CountersignedTrail.PROVIDER.sign(CountersignedTrail.claims(statement, trail.now()));
        var stranger = new TestProvider(TestTrail.ISSUER, "k1");
        for (var keys : List.of(stranger.keys(), new ProviderKeys(TestTrail.ISSUER, List.of()))) {
            var forged = CountersignedTrail.approved(CountersignedTrail.evaluated(), statement, token, keys);
            assertEquals(Result.BROKEN, verify(forged, Optional.empty()).result());
        }
    }

    @Test
    void anApprovalWhoseSignatureWasLeftOutAllowsNothing() {
        var trail = CountersignedTrail.evaluated();
        var statement = CountersignedTrail.statement(trail.state().subject());
        trail.add(
                io.trailwright.core.entry.EntryKind.REVIEW_DECIDED,
                java.util.Map.of(
                        "statement",
                        statement.json(),
                        "reviewer",
                        CountersignedTrail.alice().json()));
        assertEquals(
                Verdict.REVIEW_REQUIRED,
                TrailState.fold(trail.entries(), trail.now()).verdict());
        assertEquals(List.of(), verify(trail, PINNED).countersigned());
    }

    private static List<Statement> changes(Statement good) {
        var json = good.json();
        return Stream.of("view", "meaning", "reason", "subject")
                .map(member -> {
                    var members = new java.util.LinkedHashMap<String, Json>(json.members());
                    var text = json.string(member);
                    members.put(member, Json.of(text.startsWith("sha256:") ? flipped(text) : text + "!"));
                    return Statement.read(new Json.Obj(members));
                })
                .toList();
    }

    private static String flipped(String digest) {
        return digest.substring(0, digest.length() - 1) + (digest.endsWith("0") ? "1" : "0");
    }

    static Verification verify(TestTrail trail, Optional<Set<String>> pinned) {
        return BundleVerifier.verify(signed(trail.entries()), List.of(OPERATOR.verifierKey()), Witnesses.NONE, pinned);
    }

    private static Bundle signed(List<Entry> entries) {
        var first = entries.get(0).index();
        var leaves = new java.util.ArrayList<>(
                Collections.nCopies(Math.toIntExact(first), io.trailwright.core.entry.Digest.of(new byte[0])));
        entries.forEach(entry -> leaves.add(entry.leafHash()));
        var tree = new BatchTree(Frontier.EMPTY, leaves);
        var checkpoint =
                new Checkpoint(OPERATOR.name(), leaves.size(), tree.frontier().root());
        return new Bundle(
                "acme",
                TestTrail.ID,
                entries,
                entries.stream().map(entry -> tree.inclusion(entry.index())).toList(),
                checkpoint.sign(OPERATOR).encode(),
                OPERATOR.verifierKey().toString());
    }

    private static Ed25519NoteSigner operator() {
        try {
            return new Ed25519NoteSigner(
                    "trailwright.test/acme",
                    KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
