package io.trailwright.ingest.ledger;

import io.trailwright.core.entry.Digest;

/** Signs the heads of logs. */
@FunctionalInterface
interface CheckpointSigner {

    /** The signed note (C2SP tlog-checkpoint) of a log's tree of this size and root. */
    String sign(String log, long size, Digest root);
}
