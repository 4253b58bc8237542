/** What the approval service appends: reviews opened, and what a person who proved who they are decided. */
@NullMarked
package io.trailwright.ingest.review;

import org.jspecify.annotations.NullMarked;
