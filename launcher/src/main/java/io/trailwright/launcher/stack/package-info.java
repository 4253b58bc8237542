/** PostgreSQL, Keycloak and the four services as child processes of this one, on localhost. */
@NullMarked
package io.trailwright.launcher.stack;

import org.jspecify.annotations.NullMarked;
