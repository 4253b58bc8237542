/** The review resource and its JSON. */
@NullMarked
package io.trailwright.ingest.review.http;

import org.jspecify.annotations.NullMarked;
