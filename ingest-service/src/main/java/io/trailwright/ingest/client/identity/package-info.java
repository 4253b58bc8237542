/** Verifies the access token with which a person decided. */
@NullMarked
package io.trailwright.ingest.client.identity;

import org.jspecify.annotations.NullMarked;
