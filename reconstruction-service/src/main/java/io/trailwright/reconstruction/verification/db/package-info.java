/** Remembers checkpoints in PostgreSQL. */
@NullMarked
package io.trailwright.reconstruction.verification.db;

import org.jspecify.annotations.NullMarked;
