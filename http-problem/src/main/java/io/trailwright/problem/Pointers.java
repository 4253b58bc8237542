package io.trailwright.problem;

/** RFC 6901, the part that is needed. */
final class Pointers {

    private Pointers() {}

    static String escape(String token) {
        return token.replace("~", "~0").replace("/", "~1");
    }
}
