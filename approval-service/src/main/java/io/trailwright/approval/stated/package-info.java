/** What people stated, as figures: one's own history, and how a team decides. From recorded statements only. */
@NullMarked
package io.trailwright.approval.stated;

import org.jspecify.annotations.NullMarked;
