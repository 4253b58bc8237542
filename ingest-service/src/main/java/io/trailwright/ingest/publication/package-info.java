/**
 * Publication: the newest checkpoint of each log goes to witnesses and into a folder, and what they hold already tells
 * whether this ledger is still the one that was published.
 */
@NullMarked
package io.trailwright.ingest.publication;

import org.jspecify.annotations.NullMarked;
