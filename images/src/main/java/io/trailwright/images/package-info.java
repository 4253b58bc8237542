/** Container images of what the build makes: the same bytes in, the same image out. */
@NullMarked
package io.trailwright.images;

import org.jspecify.annotations.NullMarked;
