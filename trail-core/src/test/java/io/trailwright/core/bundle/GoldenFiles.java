package io.trailwright.core.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Part;
import io.trailwright.core.log.BatchTree;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.EntryBundle;
import io.trailwright.core.log.Frontier;
import io.trailwright.core.log.MerkleTree;
import io.trailwright.core.log.NodeAddress;
import io.trailwright.core.log.Tile;
import io.trailwright.core.log.TlogProof;
import io.trailwright.core.log.TreeReader;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What today's code writes, file by file. It is compared with the golden files and never put in their place. */
final class GoldenFiles {
    static final int LOG_SIZE = 300;
    static final int[][] PROVEN = {
        {0, 1}, {0, 2}, {2, 3}, {6, 7}, {123, 256}, {255, 256}, {256, 257}, {123, 300}, {299, 300}
    };
    static final int[][] CONTINUED = {
        {1, 2}, {1, 300}, {3, 7}, {4, 7}, {6, 8}, {128, 256}, {256, 300}, {257, 300}, {300, 300}
    };

    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private final List<byte[]> entries = IntStream.range(0, LOG_SIZE)
            .mapToObj(i -> ("entry " + i).getBytes(UTF_8))
            .toList();
    private final List<Digest> leaves =
            entries.stream().map(MerkleTree::leafHash).toList();
    private final Map<NodeAddress, Digest> nodes = new BatchTree(Frontier.EMPTY, leaves).added();
    private final TreeReader tree = TreeReader.of(nodes);

    private GoldenFiles() {}

    static SortedMap<String, byte[]> all() {
        var golden = new GoldenFiles();
        golden.keys();
        golden.bundles();
        golden.entry();
        golden.log();
        golden.proofs();
        return golden.files;
    }

    private void keys() {
        text("log.vkey", GoldenKeys.LOG.verifierKey() + "\n");
        text("witness.vkey", GoldenKeys.witnessVkey() + "\n");
    }

    private void bundles() {
        file("bundles/1-ok.zip", new GoldenTrail().bundle(false), BundleFormat.V1);
        file("bundles/1-erased.zip", new GoldenTrail().erased().bundle(false), BundleFormat.V1);
        file("bundles/1-broken.zip", new GoldenTrail().forged().bundle(false), BundleFormat.V1);
        file("bundles/2-ok.zip", new GoldenTrail().bundle(true), BundleFormat.V2);
        file("bundles/2-erased.zip", new GoldenTrail().erased().bundle(false), BundleFormat.V2);
        file("bundles/2-broken.zip", new GoldenTrail().withheld().bundle(true), BundleFormat.V2);
    }

    private void file(String name, Bundle bundle, BundleFormat format) {
        files.put(name, BundleCodec.write(bundle, format));
    }

    /** The first entry of the trail: header, leaf hash, and of each part name, salt, commitment and body. */
    private void entry() {
        var entry = new GoldenTrail().entries().get(0);
        files.put("entry/header.json", entry.headerBytes());
        text("entry/leaf-hash.txt", entry.leafHash() + "\n");
        text(
                "entry/parts.txt",
                entry.parts().entrySet().stream()
                        .map(part -> line(part.getKey(), (Part.Present) part.getValue()))
                        .collect(Collectors.joining()));
    }

    private static String line(String name, Part.Present part) {
        return name + " " + HexFormat.of().formatHex(part.salt()) + " " + part.commitment() + " " + base64(part.body())
                + "\n";
    }

    private void log() {
        lines("log/leaf-hashes.txt", leaves.stream().map(Digest::toString));
        lines(
                "log/roots.txt",
                IntStream.rangeClosed(1, LOG_SIZE)
                        .mapToObj(size -> size + " " + tree.frontier(size).root()));
        text("log/checkpoint", GoldenKeys.sign(head(), false));
        text("log/checkpoint-witnessed", GoldenKeys.sign(head(), true));
        var tiles = new ArrayList<>(Tile.completed(0, LOG_SIZE));
        Stream.of(0, 1)
                .map(level -> Tile.partial(level, LOG_SIZE))
                .flatMap(Optional::stream)
                .forEach(tiles::add);
        tiles.forEach(tile -> files.put(
                "log/" + tile.path(),
                tile.encode(tile.nodes().stream().map(nodes::get).toList())));
        entries(new EntryBundle(0, 256));
        entries(new EntryBundle(1, LOG_SIZE - 256));
    }

    private void entries(EntryBundle bundle) {
        int first = (int) bundle.first();
        files.put("log/" + bundle.path(), bundle.encode(entries.subList(first, first + bundle.width())));
    }

    private Checkpoint head() {
        return new Checkpoint(
                GoldenKeys.ORIGIN, LOG_SIZE, tree.frontier(LOG_SIZE).root());
    }

    private void proofs() {
        lines(
                "log/inclusion.txt",
                Stream.of(PROVEN)
                        .map(at -> at[0] + " " + at[1]
                                + path(tree.inclusion(at[0], at[1]).path())));
        lines(
                "log/consistency.txt",
                Stream.of(CONTINUED)
                        .map(at -> at[0] + " " + at[1]
                                + path(tree.consistency(at[0], at[1]).path())));
        var path = tree.inclusion(123, LOG_SIZE).path();
        text("log/entry-123.tlog-proof", TlogProof.format(123, path, GoldenKeys.sign(head(), false)));
        var extra = Optional.of("any bytes".getBytes(UTF_8));
        text("log/entry-123-extra.tlog-proof", new TlogProof(extra, 123, path, GoldenKeys.sign(head(), true)).encode());
    }

    private static String path(List<Digest> hashes) {
        return hashes.stream().map(hash -> " " + base64(hash.bytes())).collect(Collectors.joining());
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private void lines(String name, Stream<String> lines) {
        text(name, lines.map(line -> line + "\n").collect(Collectors.joining()));
    }

    private void text(String name, String text) {
        files.put(name, text.getBytes(UTF_8));
    }
}
