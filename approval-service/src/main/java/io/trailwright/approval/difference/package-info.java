/** What has changed between two things that were recorded. */
@NullMarked
package io.trailwright.approval.difference;

import org.jspecify.annotations.NullMarked;
