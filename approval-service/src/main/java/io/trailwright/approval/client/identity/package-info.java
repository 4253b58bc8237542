/** The identity provider, for the sign-in that countersigns a statement. */
@NullMarked
package io.trailwright.approval.client.identity;

import org.jspecify.annotations.NullMarked;
