/** Where absences are kept. */
@NullMarked
package io.trailwright.approval.absence.db;

import org.jspecify.annotations.NullMarked;
