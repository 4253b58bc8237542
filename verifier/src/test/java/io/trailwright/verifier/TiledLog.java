package io.trailwright.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.log.BatchTree;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.Frontier;
import io.trailwright.core.log.NodeAddress;
import io.trailwright.core.log.NodeSource;
import io.trailwright.core.log.SignedNote;
import io.trailwright.core.log.Tile;
import io.trailwright.core.log.TreeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A log that a test writes, with the sample log's key: checkpoints, tiles, proofs, and forks that lie. */
final class TiledLog {
    private final List<Digest> leaves = new ArrayList<>();

    TiledLog grown(String word, int entries) {
        for (int i = 0; i < entries; i++) {
            leaves.add(Digest.of((word + leaves.size()).getBytes(UTF_8)));
        }
        return this;
    }

    /** A log that goes its own way after the first entries of this one. */
    TiledLog fork(int common) {
        var fork = new TiledLog();
        fork.leaves.addAll(leaves.subList(0, common));
        return fork;
    }

    private BatchTree tree(int size) {
        return new BatchTree(Frontier.EMPTY, leaves.subList(0, size));
    }

    SignedNote signed(int size) {
        return new Checkpoint(SampleBundle.LOG, size, tree(size).frontier().root())
                .sign(SampleBundle.signer(SampleBundle.LOG, 1));
    }

    List<Digest> proof(int from, int to) {
        return new TreeReader(NodeSource.of(tree(to).added()))
                .consistency(from, to)
                .path();
    }

    /** Writes the tiles of the log of this size below a folder, as C2SP tlog-tiles lays them out. */
    Path publish(Path folder, int size) throws IOException {
        Map<NodeAddress, Digest> nodes = tree(size).added();
        var partial = IntStream.rangeClosed(0, 7).boxed().flatMap(level -> Tile.partial(level, size).stream());
        for (var tile : Stream.concat(Tile.completed(0, size).stream(), partial).toList()) {
            var file = folder.resolve(tile.path());
            Files.createDirectories(file.getParent());
            Files.write(file, tile.encode(tile.nodes().stream().map(nodes::get).toList()));
        }
        return folder;
    }
}
