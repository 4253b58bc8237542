package io.trailwright.core.audit;

import io.trailwright.core.entry.Digest;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hashes of a log, written into arrays that are used again: nothing is allocated for a hash. Not thread-safe. */
final class Sha256 {

    private final MessageDigest sha256;
    private final byte[] node = new byte[1 + 2 * Digest.LENGTH];

    Sha256() {
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        node[0] = 0x01;
    }

    /** SHA-256(0x00 || header). */
    void leaf(byte[] header, byte[] target) {
        sha256.update((byte) 0x00);
        sha256.update(header);
        finish(target, 0);
    }

    /** SHA-256(salt || body). */
    void commitment(byte[] salt, byte[] body, byte[] target) {
        sha256.update(salt);
        sha256.update(body);
        finish(target, 0);
    }

    /** SHA-256(0x01 || left || right); the target may be where one of the two is. */
    void node(byte[] left, int leftFrom, byte[] right, int rightFrom, byte[] target, int targetFrom) {
        System.arraycopy(left, leftFrom, node, 1, Digest.LENGTH);
        System.arraycopy(right, rightFrom, node, 1 + Digest.LENGTH, Digest.LENGTH);
        sha256.update(node);
        finish(target, targetFrom);
    }

    /** The root of a perfect tree whose leaves lie side by side; there are a power of two of them. */
    byte[] root(byte[] hashes) {
        byte[] level = hashes.clone();
        for (int width = hashes.length / Digest.LENGTH; width > 1; width /= 2) {
            for (int i = 0; i < width; i += 2) {
                node(level, i * Digest.LENGTH, level, (i + 1) * Digest.LENGTH, level, i / 2 * Digest.LENGTH);
            }
        }
        return java.util.Arrays.copyOf(level, Digest.LENGTH);
    }

    private void finish(byte[] target, int from) {
        try {
            sha256.digest(target, from, Digest.LENGTH);
        } catch (DigestException e) {
            throw new IllegalStateException("no room for a digest", e);
        }
    }
}
