package io.trailwright.e2e.faults;

/** What a {@link Link} does to what passes through it. */
enum LinkMode {
    OPEN,
    /** Some requests are cut off before they arrive: both sides see the connection close. */
    CUT_BEFORE,
    /** Some answers are cut off: the request was executed, and nobody says so. */
    CUT_AFTER,
    /** As {@link #CUT_AFTER}, but with a reset instead of an orderly close. */
    RESET,
    /** Each piece takes 100 ms longer. */
    SLOW,
    /** One byte at a time, 20 ms each. */
    TRICKLE,
    /** Connections stay up and nothing passes, in either direction, and nothing of it ever will. */
    HALF_OPEN
}
