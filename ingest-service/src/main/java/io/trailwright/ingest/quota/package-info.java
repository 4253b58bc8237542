/** How much a tenant, and all together, may send. */
@NullMarked
package io.trailwright.ingest.quota;

import org.jspecify.annotations.NullMarked;
