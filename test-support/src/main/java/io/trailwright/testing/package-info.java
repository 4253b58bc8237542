/** PostgreSQL, tokens and architecture rules for tests. */
@NullMarked
package io.trailwright.testing;

import org.jspecify.annotations.NullMarked;
