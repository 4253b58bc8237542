/** What policy is asked, what it answered, and the second asking when it could not. */
@NullMarked
package io.trailwright.ingest.evaluation;

import org.jspecify.annotations.NullMarked;
