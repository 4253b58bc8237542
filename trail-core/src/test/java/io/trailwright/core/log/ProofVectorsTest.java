package io.trailwright.core.log;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.trailwright.core.Vectors;
import io.trailwright.core.entry.Digest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/** The proofs of transparency-dev/merkle: what it accepts we accept, what it refuses we refuse. */
class ProofVectorsTest {

    @TestFactory
    Stream<DynamicTest> inclusion() {
        return tests("rfc6962-inclusion.json", vector -> {
            long index = number(vector, "leafIdx");
            new InclusionProof(index, number(vector, "treeSize"), path(vector))
                    .verify(leaf(vector), digest(vector.get("root")));
        });
    }

    @TestFactory
    Stream<DynamicTest> consistency() {
        return tests("rfc6962-consistency.json", vector -> {
            long from = number(vector, "size1");
            new ConsistencyProof(from, number(vector, "size2"), path(vector))
                    .verify(digest(vector.get("root1")), digest(vector.get("root2")));
        });
    }

    private static Stream<DynamicTest> tests(String file, Consumer<Map<String, Object>> verification) {
        return Vectors.tests(file, document -> {
            List<Object> cases = Vectors.array(document);
            assertEquals(98, cases.size(), file);
            return cases.stream().map(Vectors::object).map(vector -> test(vector, () -> verification.accept(vector)));
        });
    }

    private static DynamicTest test(Map<String, Object> vector, Executable verification) {
        boolean refused = (Boolean) vector.get("wantErr");
        return dynamicTest((String) vector.get("file"), () -> {
            if (refused) {
                RuntimeException refusal = assertThrows(RuntimeException.class, verification);
                assertTrue(refusal instanceof ProofException || isNoDigest(refusal), refusal::toString);
            } else {
                assertDoesNotThrow(verification);
            }
        });
    }

    /** An unsigned number of 64 bits; those from 2^63 on become negative, and are refused as such. */
    private static long number(Map<String, Object> vector, String name) {
        return Long.parseUnsignedLong(vector.get(name).toString());
    }

    private static List<Digest> path(Map<String, Object> vector) {
        return Vectors.array(vector.get("proof")).stream()
                .map(ProofVectorsTest::digest)
                .toList();
    }

    /** A leaf hash, which must be one. */
    private static Digest leaf(Map<String, Object> vector) {
        return Digest.wrap(Base64.getDecoder().decode(text(vector.get("leafHash"))));
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    private static boolean isNoDigest(RuntimeException refusal) {
        return refusal instanceof IllegalArgumentException;
    }

    /**
     * Some cases hold text or nothing where a root should be, and ask whether it is compared at all. A digest always
     * has 32 bytes, so each of those becomes one of its own.
     */
    private static Digest digest(Object base64) {
        byte[] bytes = Base64.getDecoder().decode(text(base64));
        return bytes.length == Digest.LENGTH ? Digest.wrap(bytes) : Digest.ofParts(new byte[] {'?'}, bytes);
    }
}
