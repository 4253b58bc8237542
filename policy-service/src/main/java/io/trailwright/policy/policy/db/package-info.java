/** Policies in PostgreSQL. */
@NullMarked
package io.trailwright.policy.policy.db;

import org.jspecify.annotations.NullMarked;
