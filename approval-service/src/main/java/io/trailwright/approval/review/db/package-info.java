/** Where reviews are kept. */
@NullMarked
package io.trailwright.approval.review.db;

import org.jspecify.annotations.NullMarked;
