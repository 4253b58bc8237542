/** Where colleagues are kept. */
@NullMarked
package io.trailwright.approval.colleague.db;

import org.jspecify.annotations.NullMarked;
