/** Strict JSON in, canonical bytes (RFC 8785) out. */
@NullMarked
package io.trailwright.core.json;

import org.jspecify.annotations.NullMarked;
