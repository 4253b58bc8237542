package io.trailwright.reconstruction.fake;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.log.BatchTree;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.ConsistencyProof;
import io.trailwright.core.log.Ed25519NoteSigner;
import io.trailwright.core.log.Frontier;
import io.trailwright.core.log.InclusionProof;
import io.trailwright.core.log.NodeAddress;
import io.trailwright.core.log.TreeReader;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A whole log in memory: a real tree, and checkpoints that are really signed. */
public final class FakeLog {
    public static final String ORIGIN = "trailwright.test";

    private final String name;
    private final Ed25519NoteSigner signer;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<NodeAddress, Digest> nodes = new TreeMap<>();
    private Frontier frontier = Frontier.EMPTY;

    public FakeLog(String name) {
        this(name, signer(name, 1));
    }

    public FakeLog(String name, Ed25519NoteSigner signer) {
        this.name = name;
        this.signer = signer;
    }

    /** The key of a log: the same for the same seed. */
    public static Ed25519NoteSigner signer(String log, int seed) {
        try {
            var raw = new byte[32];
            Arrays.fill(raw, (byte) seed);
            var key = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, raw));
            return new Ed25519NoteSigner(ORIGIN + "/" + log, key);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String name() {
        return name;
    }

    public FakeLog append(List<Entry> more) {
        for (var entry : more) {
            var batch = new BatchTree(frontier, List.of(entry.leafHash()));
            nodes.putAll(batch.added());
            frontier = batch.frontier();
            entries.add(Entry.read(entries.size(), entry.headerBytes(), entry.parts()));
        }
        return this;
    }

    /** Puts another reading of the same entry in its place, for example with parts erased. */
    public void replace(Entry entry) {
        entries.set(Math.toIntExact(entry.index()), entry);
    }

    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    public List<Entry> trail(UUID id) {
        return entries.stream()
                .filter(entry -> entry.header().trail().equals(id))
                .toList();
    }

    public int size() {
        return entries.size();
    }

    public String checkpoint() {
        return checkpoint(signer);
    }

    public String checkpoint(Ed25519NoteSigner by) {
        return new Checkpoint(signer.name(), entries.size(), frontier.root())
                .sign(by)
                .encode();
    }

    public InclusionProof inclusion(long index) {
        return TreeReader.of(nodes).inclusion(index, entries.size());
    }

    public ConsistencyProof consistency(long from, long to) {
        if (to > entries.size()) {
            throw new IllegalArgumentException("the log has " + entries.size() + " entries");
        }
        return TreeReader.of(nodes).consistency(from, to);
    }
}
