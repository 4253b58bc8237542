/**
 * The log as a Merkle tree (RFC 6962, RFC 9162) and as C2SP publishes it: proofs, tiles, checkpoints, signed notes.
 */
@NullMarked
package io.trailwright.core.log;

import org.jspecify.annotations.NullMarked;
