/** Forms that only our own pages can send. */
@NullMarked
package io.trailwright.approval.csrf;

import org.jspecify.annotations.NullMarked;
