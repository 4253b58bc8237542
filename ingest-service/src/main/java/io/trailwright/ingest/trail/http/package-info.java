/** What every writing resource shares: the idempotency key of a request and the receipt's JSON. */
@NullMarked
package io.trailwright.ingest.trail.http;

import org.jspecify.annotations.NullMarked;
