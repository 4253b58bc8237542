/** Policies: documents, their own tests, publishing, versions. */
@NullMarked
package io.trailwright.policy.policy;

import org.jspecify.annotations.NullMarked;
