/** The mail server. */
@NullMarked
package io.trailwright.approval.client.mail;

import org.jspecify.annotations.NullMarked;
