/** Workflows in PostgreSQL. */
@NullMarked
package io.trailwright.policy.workflow.db;

import org.jspecify.annotations.NullMarked;
