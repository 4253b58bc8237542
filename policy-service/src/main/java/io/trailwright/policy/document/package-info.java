/** Reads documents that people write (YAML or JSON) and says by JSON pointer all that is wrong with them. */
@NullMarked
package io.trailwright.policy.document;

import org.jspecify.annotations.NullMarked;
