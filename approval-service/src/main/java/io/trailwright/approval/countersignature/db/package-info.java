/** Sign-ins under way in PostgreSQL. */
@NullMarked
package io.trailwright.approval.countersignature.db;

import org.jspecify.annotations.NullMarked;
