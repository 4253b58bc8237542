/** Where second looks are kept. */
@NullMarked
package io.trailwright.approval.secondlook.db;

import org.jspecify.annotations.NullMarked;
