/** Entries, headers, parts and their commitments. */
@NullMarked
package io.trailwright.core.entry;

import org.jspecify.annotations.NullMarked;
