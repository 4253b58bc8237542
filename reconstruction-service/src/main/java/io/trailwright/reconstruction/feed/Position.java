package io.trailwright.reconstruction.feed;

import io.trailwright.core.log.Frontier;
import java.util.Optional;

/**
 * How far a log has been followed.
 *
 * @param next index of the first entry that is not yet here, from 0
 * @param frontier of the tree of all entries before {@code next}, computed here from what was handed out; empty from
 *     the first entry on that had no header to hash
 */
public record Position(long next, Optional<Frontier> frontier) {

    public static final Position START = new Position(0, Optional.of(Frontier.EMPTY));

    public Position {
        if (next < 0) {
            throw new IllegalArgumentException("next is at least 0, not " + next);
        }
        frontier.filter(tree -> tree.size() != next).ifPresent(tree -> {
            throw new IllegalArgumentException("a frontier of size " + tree.size() + " at position " + next);
        });
    }
}
