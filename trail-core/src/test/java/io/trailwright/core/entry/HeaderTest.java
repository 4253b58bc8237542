package io.trailwright.core.entry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.json.JsonException;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderTest {
    /** The format is forever: this text must never change. */
    private static final String GOLDEN = """
            {"at":"2026-11-22T21:14:03.000120Z","kind":"evidence.added","log":"acme",\
            "parts":{"actor":"sha256:6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",\
            "evidence/0/content":"sha256:4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a"},\
            "prev":"sha256:dbc1b4c900ffe48d575b5da5c638040125f65db0fe3e24494b76ea986457d986","seq":2,\
            "trail":"0190f3a0-0000-7000-8000-000000000001","v":1}""";

    private static Header header() {
        var parts = new TreeMap<String, Digest>();
        parts.put("actor", Digest.of(new byte[] {0}));
        parts.put("evidence/0/content", Digest.of(new byte[] {1}));
        return new Header(
                "acme",
                UUID.fromString("0190f3a0-0000-7000-8000-000000000001"),
                2,
                Optional.of(Digest.of(new byte[] {2})),
                EntryKind.EVIDENCE_ADDED,
                Instant.parse("2026-11-22T21:14:03.000120Z"),
                parts);
    }

    @Test
    void theEncodedHeaderIsTheGoldenOne() {
        assertEquals(GOLDEN, new String(header().bytes(), UTF_8));
        assertEquals(header(), Header.parse(GOLDEN.getBytes(UTF_8)));
        assertArrayEquals(header().bytes(), Header.parse(header().bytes()).bytes());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "v":1                                   | "v":2
            "seq":2                                 | "seq":0
            "seq":2                                 | "seq":-1
            "seq":2                                 | "seq":2.5
            "seq":2                                 | "seq":2,"more":1
            "kind":"evidence.added"                 | "kind":"evidence.removed"
            "log":"acme"                            | "log":7
            2026-11-22T21:14:03.000120Z             | 2026-11-22T21:14:03Z
            2026-11-22T21:14:03.000120Z             | 2026-13-22T21:14:03.000120Z
            2026-11-22T21:14:03.000120Z             | 2026-11-31T21:14:03.000120Z
            2026-11-22T21:14:03.000120Z             | 2026-11-22T24:00:00.000000Z
            2026-11-22T21:14:03.000120Z             | +12026-11-22T21:14:03.000120Z
            0190f3a0-0000-7000-8000-000000000001    | not-a-uuid
            0190f3a0-0000-7000-8000-000000000001    | 0190F3A0-0000-7000-8000-000000000001
            0190f3a0-0000-7000-8000-000000000001    | 190f3a0-0-7000-8000-1
            sha256:6e340b9c                         | sha256:6E340b9c
            "actor"                                 | "../actor"
            "actor"                                 | "actor/"
            """)
    void anythingElseIsRefused(String part, String replacement) {
        var bytes = GOLDEN.replace(part, replacement).getBytes(UTF_8);
        assertThrows(JsonException.class, () -> Header.parse(bytes));
    }

    @Test
    void aHeaderStaysBelowTheBoundOfAnEntryBundle() {
        // Given a header that is well-formed but has too many parts
        var parts = new TreeMap<>(header().parts());
        for (int i = 0; parts.size() < 800; i++) {
            parts.put("evidence/" + i, Digest.of(new byte[] {3}));
        }
        var large = new Header("acme", header().trail(), 2, header().prev(), header().kind(), header().at(), parts);
        // When, then
        assertTrue(large.bytes().length >= Header.MAX_BYTES);
        assertThrows(JsonException.class, () -> Header.parse(large.bytes()));
    }

    @Test
    void aCommitmentNeedsASaltOfItsOneLength() {
        assertThrows(IllegalArgumentException.class, () -> Commitment.of(new byte[31], new byte[1]));
        assertEquals(Digest.of(new byte[33]), Commitment.of(new byte[32], new byte[1]));
    }
}
