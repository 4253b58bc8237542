/** Tells a trail in plain English: a pure function of its entries, in which every sentence cites what it rests on. */
@NullMarked
package io.trailwright.reconstruction.account;

import org.jspecify.annotations.NullMarked;
