/** Where it is kept what a person was shown. */
@NullMarked
package io.trailwright.approval.attention.db;

import org.jspecify.annotations.NullMarked;
