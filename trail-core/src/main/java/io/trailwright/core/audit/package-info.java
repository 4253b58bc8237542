/** Re-reads a whole log from its stored bytes and says what is wrong, from the first wrong index on. */
@NullMarked
package io.trailwright.core.audit;

import org.jspecify.annotations.NullMarked;
