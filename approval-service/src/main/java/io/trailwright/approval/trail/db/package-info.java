/** Where the copies of trails are kept. */
@NullMarked
package io.trailwright.approval.trail.db;

import org.jspecify.annotations.NullMarked;
