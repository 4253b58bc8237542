package io.trailwright.core.audit;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** An iterator whose next element can be looked at first. Counts what it gave. */
final class Peeking<T> {

    private final Iterator<T> source;
    private @Nullable T next;
    private long count;

    Peeking(Iterator<T> source) {
        this.source = source;
        this.next = source.hasNext() ? source.next() : null;
    }

    /** The next element, which stays; null at the end. */
    @Nullable
    T peek() {
        return next;
    }

    T next() {
        T given = next;
        if (given == null) {
            throw new NoSuchElementException();
        }
        next = source.hasNext() ? source.next() : null;
        count++;
        return given;
    }

    long count() {
        return count;
    }
}
