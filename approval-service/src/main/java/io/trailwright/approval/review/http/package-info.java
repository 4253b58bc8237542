/** Reviews over HTTP: the API and the pages. */
@NullMarked
package io.trailwright.approval.review.http;

import org.jspecify.annotations.NullMarked;
