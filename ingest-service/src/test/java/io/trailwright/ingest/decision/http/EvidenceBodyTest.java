package io.trailwright.ingest.decision.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.entry.Digest;
import io.trailwright.ingest.decision.Evidence;
import io.trailwright.problem.HttpProblem;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceBodyTest {
    private static final String DIGEST = Digest.of("hello".getBytes()).toString();

    @Test
    void contentGetsItsDigestAndSize() {
        // When
        var evidence = map(null, "aGVsbG8=", "s3://bucket/key", "2026-11-22T10:00:00+01:00");

        // Then
        assertEquals(DIGEST, evidence.description().string("digest"));
        assertEquals(5, evidence.description().integer("size"));
        assertTrue(evidence.description().bool("inline"));
        assertEquals("s3://bucket/key", evidence.description().string("location"));
        assertEquals("2026-11-22T09:00:00Z", evidence.description().string("obtainedAt"));
        assertArrayEquals("hello".getBytes(), evidence.content().orElseThrow());
    }

    @Test
    void aDigestAloneIsEnough() {
        // When
        var evidence = map(DIGEST, null, null, null);

        // Then
        assertEquals(DIGEST, evidence.description().string("digest"));
        assertFalse(evidence.description().bool("inline"));
        assertTrue(evidence.description().optString("size").isEmpty());
        assertTrue(evidence.content().isEmpty());
    }

    @Test
    void emptyContentIsContent() {
        assertEquals(
                Digest.of(new byte[0]).toString(),
                map(null, "", null, null).description().string("digest"));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertRefused("/evidence/0/digest", "sha256:" + "0".repeat(64), "aGVsbG8=", null);
        assertRefused("/evidence/0/digest", null, null, null);
        assertRefused("/evidence/0/content", null, "*", null);
        assertRefused("/evidence/0/content", null, "aGVs\nbG8=", null);
        assertRefused("/evidence/0/obtainedAt", DIGEST, null, "2026-02-30T10:00:00Z");
    }

    private static void assertRefused(String pointer, String digest, String content, String obtainedAt) {
        var refused = assertThrows(HttpProblem.class, () -> map(digest, content, null, obtainedAt));
        assertEquals(422, refused.status());
        assertEquals(pointer, refused.violations().get(0).pointer());
    }

    private static Evidence map(String digest, String content, String location, String obtainedAt) {
        return EvidenceBody.all(
                        "/evidence",
                        List.of(new EvidenceBody(
                                "invoice", "An invoice", "text/plain", digest, content, location, obtainedAt)))
                .get(0);
    }
}
