/** The person behind a request, known only from a verified token. */
@NullMarked
package io.trailwright.approval.person;

import org.jspecify.annotations.NullMarked;
