/** The person signs in once more, and the identity provider signs what they state. */
@NullMarked
package io.trailwright.approval.countersignature;

import org.jspecify.annotations.NullMarked;
