/** Reviewers of a tenant whom this service has seen signed in, to be chosen by name. */
@NullMarked
package io.trailwright.approval.colleague;

import org.jspecify.annotations.NullMarked;
