/** Black-box journeys on the launcher's stack: real PostgreSQL, real Keycloak, the four services as processes. */
@NullMarked
package io.trailwright.e2e;

import org.jspecify.annotations.NullMarked;
