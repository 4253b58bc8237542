/** The permits' resources and their JSON. */
@NullMarked
package io.trailwright.ingest.permit.http;

import org.jspecify.annotations.NullMarked;
