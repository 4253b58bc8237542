/** Named reviewers, their queue and their page. */
@NullMarked
package io.trailwright.approval;

import org.jspecify.annotations.NullMarked;
