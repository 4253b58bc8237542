/** The bulk resource: lines in, lines out. */
@NullMarked
package io.trailwright.ingest.decision.bulk.http;

import org.jspecify.annotations.NullMarked;
