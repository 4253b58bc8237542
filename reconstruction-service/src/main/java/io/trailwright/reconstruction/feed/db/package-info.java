/** Keeps the copy of the logs in PostgreSQL. */
@NullMarked
package io.trailwright.reconstruction.feed.db;

import org.jspecify.annotations.NullMarked;
