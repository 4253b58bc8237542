/** What of a document can be shown to a person on a page, and what cannot. */
@NullMarked
package io.trailwright.approval.inspection;

import org.jspecify.annotations.NullMarked;
