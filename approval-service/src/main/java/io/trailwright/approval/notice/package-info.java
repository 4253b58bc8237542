/** Tells people and programs that a review needs somebody: by signed webhook and by mail, through an outbox. */
@NullMarked
package io.trailwright.approval.notice;

import org.jspecify.annotations.NullMarked;
