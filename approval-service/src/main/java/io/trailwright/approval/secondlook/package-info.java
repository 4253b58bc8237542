/** Second looks: a drawn share of approved decisions is shown to another reviewer, whose finding is kept. */
@NullMarked
package io.trailwright.approval.secondlook;

import org.jspecify.annotations.NullMarked;
