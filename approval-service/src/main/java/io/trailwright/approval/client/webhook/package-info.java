/** The receiver of webhooks. */
@NullMarked
package io.trailwright.approval.client.webhook;

import org.jspecify.annotations.NullMarked;
