package io.trailwright.core.log;

import io.trailwright.core.entry.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * RFC 6962, section 2.1, word for word: recursive, and with nothing in common with the code under test. Hashes are
 * remembered, because the tests ask for the same ones thousands of times.
 */
final class NaiveTree {

    private final List<Digest> leaves;
    private final Map<List<Integer>, Digest> hashes = new HashMap<>();

    private NaiveTree(List<Digest> leaves) {
        this.leaves = leaves;
    }

    static NaiveTree of(int size) {
        return new NaiveTree(IntStream.range(0, size)
                .mapToObj(i -> Digest.of(("\0entry " + i).getBytes(StandardCharsets.UTF_8)))
                .toList());
    }

    List<Digest> leaves() {
        return leaves;
    }

    /** MTH(D[begin:end]). */
    Digest hash(int begin, int end) {
        Digest hash = hashes.get(List.of(begin, end));
        if (hash == null) {
            hash = compute(begin, end);
            hashes.put(List.of(begin, end), hash);
        }
        return hash;
    }

    private Digest compute(int begin, int end) {
        if (begin == end) {
            return Digest.of(new byte[0]);
        }
        if (end - begin == 1) {
            return leaves.get(begin);
        }
        int middle = begin + split(end - begin);
        return Digest.ofParts(
                new byte[] {1}, hash(begin, middle).bytes(), hash(middle, end).bytes());
    }

    Digest root(int size) {
        return hash(0, size);
    }

    Digest root() {
        return root(leaves.size());
    }

    /** PATH(m, D[begin:end]). */
    List<Digest> path(int m, int begin, int end) {
        if (end - begin == 1) {
            return List.of();
        }
        int k = split(end - begin);
        return m < k
                ? and(path(m, begin, begin + k), hash(begin + k, end))
                : and(path(m - k, begin + k, end), hash(begin, begin + k));
    }

    /** SUBPROOF(m, D[begin:end], b). */
    List<Digest> subproof(int m, int begin, int end, boolean complete) {
        if (m == end - begin) {
            return complete ? List.of() : List.of(hash(begin, end));
        }
        int k = split(end - begin);
        return m <= k
                ? and(subproof(m, begin, begin + k, complete), hash(begin + k, end))
                : and(subproof(m - k, begin + k, end, false), hash(begin, begin + k));
    }

    /** The largest power of two smaller than n. */
    private static int split(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }

    private static List<Digest> and(List<Digest> list, Digest last) {
        List<Digest> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }
}
