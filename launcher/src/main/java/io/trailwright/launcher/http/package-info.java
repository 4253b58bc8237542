/** Clients for the demo and the tests: an API client that retries, tokens, and a browser without a screen. */
@NullMarked
package io.trailwright.launcher.http;

import org.jspecify.annotations.NullMarked;
