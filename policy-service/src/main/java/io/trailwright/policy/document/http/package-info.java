/** Says over HTTP what is wrong with a document. */
@NullMarked
package io.trailwright.policy.document.http;

import org.jspecify.annotations.NullMarked;
