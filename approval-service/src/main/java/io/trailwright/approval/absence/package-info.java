/** Who is away, until when, and who looks after their reviews. */
@NullMarked
package io.trailwright.approval.absence;

import org.jspecify.annotations.NullMarked;
