/** How long and at what a person looked before they decided: measured by this service as it shows things. */
@NullMarked
package io.trailwright.approval.attention;

import org.jspecify.annotations.NullMarked;
