/** Where the feed's position and its faults are kept. */
@NullMarked
package io.trailwright.approval.feed.db;

import org.jspecify.annotations.NullMarked;
