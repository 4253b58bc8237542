/** Tokens of an OpenID provider, verified by the keys that it published, without asking it. */
@NullMarked
package io.trailwright.core.token;

import org.jspecify.annotations.NullMarked;
