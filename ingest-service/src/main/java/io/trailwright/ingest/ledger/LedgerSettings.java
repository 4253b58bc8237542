package io.trailwright.ingest.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How this installation keeps its logs. */
@ConfigMapping(prefix = "trailwright.log")
public interface LedgerSettings {

    /** First part of every log's name: the checkpoint's origin is this, a slash and the log. Never changed afterwards. */
    @WithDefault("trailwright.local")
    String origin();

    /** PEM file (PKCS#8) with the Ed25519 key that signs checkpoints. Whoever has it can sign another history. */
    Path keyFile();

    /**
     * Verifier keys (vkey) with which this installation signed before, as {@code /v1/logs/{log}/keys} showed them; one
     * log's vkey stands for the key of all logs. Their checkpoints verify for ever; they sign nothing any more.
     */
    Optional<List<String>> retiredVkeys();

    /** Whether everybody may read checkpoints, tiles, proofs and verifier keys of every log, without a token. */
    @WithDefault("false")
    boolean publicRead();

    /** About the most bytes of full tiles and entry bundles that are kept in memory. */
    @WithDefault("33554432")
    long tileCacheBytes();

    /** Folder in which the last published checkpoint of each log is kept; the service does not start behind it. */
    Optional<Path> publishedDir();

    /** Most requests of one batch. */
    @WithDefault("256")
    int batchRequests();

    /** About the most bytes of one batch; a single larger request is a batch of its own. */
    @WithDefault("4194304")
    long batchBytes();

    /** Most requests that wait for a batch of one log; above, callers are sent away with 503. */
    @WithDefault("2048")
    int waitingRequests();

    /**
     * About the most bytes that wait, over all logs; above, callers are sent away with 503. A log gets no more of them than
     * are left, so that no tenant fills it up for the others: half when it is alone.
     */
    @WithDefault("67108864")
    long waitingBytes();

    /** A request that waited longer than this for its batch is answered with 503 and not recorded. */
    @WithDefault("PT10S")
    Duration patience();

    /** How long a batch may take until its commit is sent, and how long the commit may take, before it is given up. */
    @WithDefault("PT10S")
    Duration batchDeadline();

    /** How often a waiting reader looks for what other replicas have appended. */
    @WithDefault("PT0.5S")
    Duration lookAgain();
}
