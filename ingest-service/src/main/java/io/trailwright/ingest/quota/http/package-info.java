/** Turns requests away before anything of them is read. */
@NullMarked
package io.trailwright.ingest.quota.http;

import org.jspecify.annotations.NullMarked;
