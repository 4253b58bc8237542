/** What the Helm chart renders, what it refuses, and what each of its values does. No cluster is needed. */
@NullMarked
package io.trailwright.deploy;

import org.jspecify.annotations.NullMarked;
