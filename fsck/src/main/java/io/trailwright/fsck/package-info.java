/** Deep verification: re-reads every stored byte of a log and names the first index that is wrong. */
@NullMarked
package io.trailwright.fsck;

import org.jspecify.annotations.NullMarked;
