package io.trailwright.ingest.client.policy;

import io.smallrye.mutiny.Uni;

/** One call to policy: bytes there, bytes back; fails with {@link PolicyFailure}. */
@FunctionalInterface
interface EvaluationCall {
    Uni<byte[]> send(byte[] items);
}
