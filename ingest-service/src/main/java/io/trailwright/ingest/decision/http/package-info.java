/** The decisions' resources, their JSON and its mapping. */
@NullMarked
package io.trailwright.ingest.decision.http;

import org.jspecify.annotations.NullMarked;
