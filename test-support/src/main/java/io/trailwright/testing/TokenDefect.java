package io.trailwright.testing;

import java.util.Set;

/**
 * One way in which a token must not be taken.
 *
 * @param name what is wrong with it; the name of the test's row
 * @param token what is sent in place of a good token
 * @param answers the statuses that are a refusal of it
 */
public record TokenDefect(String name, String token, Set<Integer> answers) {

    /** Refused as nobody's, or as somebody's who may not. */
    static final Set<Integer> REFUSED = Set.of(401, 403);

    public TokenDefect {
        answers = Set.copyOf(answers);
    }

    static TokenDefect of(String name, String token) {
        return new TokenDefect(name, token, REFUSED);
    }

    @Override
    public String toString() {
        return name;
    }
}
