/** Where notices wait until they are told. */
@NullMarked
package io.trailwright.approval.notice.db;

import org.jspecify.annotations.NullMarked;
