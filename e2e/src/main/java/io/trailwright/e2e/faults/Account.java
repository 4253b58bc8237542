package io.trailwright.e2e.faults;

import io.trailwright.core.entry.Digest;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The driver's own account of what it sent and what it was told, outside the system under test: a line before each
 * sending and one after each answer, handed to the operating system before anything else is done. Thread-safe.
 *
 * <p>{@code S number kind key path} · {@code A number size index=leaf,…} · {@code R number status problem} ·
 * {@code U number why}. "Not recorded" is about the sending that it answers: a request that was unknown once stays so
 * until a receipt, or a 4xx, settles it.
 */
final class Account implements AutoCloseable {
    private final BufferedWriter file;
    private final Path checkpoints;
    private final int keptOneOf;
    private final Map<Long, Sent> sent = new ConcurrentHashMap<>();
    private final Map<Long, Outcome.Refused> refused = new ConcurrentHashMap<>();
    private final Set<Long> unknown = ConcurrentHashMap.newKeySet();
    private final Map<Long, Proof> acknowledged = new ConcurrentHashMap<>();
    private final Map<Long, Digest> roots = new ConcurrentHashMap<>();
    private final AtomicLong forks = new AtomicLong();
    private final AtomicLong contradictions = new AtomicLong();
    private final AtomicLong badReceipts = new AtomicLong();

    /**
     * @param path the account; beside it is the folder of kept checkpoints
     * @param keptOneOf one of this many sizes has its checkpoint kept
     */
    Account(Path path, int keptOneOf) {
        this.keptOneOf = keptOneOf;
        try {
            Files.createDirectories(path.resolveSibling(""));
            checkpoints = Files.createDirectories(path.resolveSibling(path.getFileName() + ".checkpoints"));
            try (var old = Files.newDirectoryStream(checkpoints)) {
                for (var note : old) {
                    Files.delete(note);
                }
            }
            file = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void sending(Sent request) {
        sent.putIfAbsent(request.number(), request);
        write("S " + request.number() + " " + request.kind() + " " + request.key() + " " + request.path());
    }

    void answered(Sent request, Outcome outcome) {
        if (outcome instanceof Outcome.Acknowledged yes) {
            acknowledged(request, yes.proof());
        } else if (outcome instanceof Outcome.Refused no) {
            write("R " + request.number() + " " + no.status() + " " + no.problem());
            if (no.status() != 503 || !unknown.contains(request.number())) {
                refused.put(request.number(), no);
            }
        } else if (outcome instanceof Outcome.Unknown lost) {
            write("U " + request.number() + " " + lost.why());
            unknown.add(request.number());
        }
    }

    private void acknowledged(Sent request, Proof proof) {
        var line = new StringBuilder("A ").append(request.number()).append(' ').append(proof.size());
        proof.leaves()
                .forEach(leaf ->
                        line.append(' ').append(leaf.index()).append('=').append(leaf.hash()));
        write(line.toString());
        var before = acknowledged.putIfAbsent(request.number(), proof);
        if (before != null && !before.leaves().equals(proof.leaves())) {
            contradictions.incrementAndGet();
        }
        var root = roots.putIfAbsent(proof.size(), proof.root());
        if (root == null) {
            keep(proof);
        } else if (!root.equals(proof.root())) {
            forks.incrementAndGet();
        }
    }

    private void keep(Proof proof) {
        if (proof.size() % keptOneOf == 0) {
            try {
                Files.writeString(checkpoints.resolve(Long.toString(proof.size())), proof.checkpoint());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A folder with some of the checkpoints that receipts carried. */
    Path checkpoints() {
        return checkpoints;
    }

    /** A 2xx whose receipt does not verify: no acknowledgement, and a defect in itself. */
    void badReceipt(Sent request, String why) {
        badReceipts.incrementAndGet();
        write("! " + request.number() + " receipt does not verify: " + why);
    }

    private synchronized void write(String line) {
        try {
            file.write(line);
            file.newLine();
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Proof> proof(Sent request) {
        return Optional.ofNullable(acknowledged.get(request.number()));
    }

    boolean isRefused(Sent request) {
        return refused.containsKey(request.number()) && !acknowledged.containsKey(request.number());
    }

    boolean isUnknown(Sent request) {
        return !refused.containsKey(request.number()) && !acknowledged.containsKey(request.number());
    }

    /** All requests in the order in which they were first sent. */
    Iterable<Sent> all() {
        return new TreeMap<>(sent).values();
    }

    long acknowledgements() {
        return acknowledged.size();
    }

    long largestSize() {
        return roots.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** Root by size of every checkpoint that any receipt carried. */
    Map<Long, Digest> roots() {
        return Map.copyOf(roots);
    }

    /** Checkpoints of one size with another root than the one seen before. */
    long forks() {
        return forks.get();
    }

    /** Requests that were acknowledged twice with different positions. */
    long contradictions() {
        return contradictions.get();
    }

    long badReceipts() {
        return badReceipts.get();
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
