/** Where statements are kept as figures. */
@NullMarked
package io.trailwright.approval.stated.db;

import org.jspecify.annotations.NullMarked;
