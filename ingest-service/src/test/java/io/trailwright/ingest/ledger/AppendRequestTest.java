package io.trailwright.ingest.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trailwright.core.audit.StoredKey;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.EntryKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AppendRequestTest {
    private static final UUID TRAIL = UUID.fromString("0190f3a0-0000-7000-8000-000000000001");
    private static final Digest BODY = Digest.of("body".getBytes(StandardCharsets.UTF_8));
    private static final List<EntryDraft> DRAFTS =
            List.of(draft(EntryKind.DECISION_PROPOSED), draft(EntryKind.POLICY_EVALUATED));

    @Test
    void theFirstEntryOfARequestWithAKeyCommitsToTheRowOfTheKeyAndNoOtherDoes() {
        // When
        var request = request(Optional.of(new IdempotencyKey("agent", "POST /v1/decisions", "k1", BODY)));
        // Then the part is what fsck makes of the stored row
        var row = new StoredKey("agent", "POST /v1/decisions", "k1", BODY.bytes(), TRAIL, 7, 2, 9);
        var first = request.drafts().get(0);
        assertEquals(List.of("note", StoredKey.PART), names(first));
        assertArrayEquals(row.covered(), first.parts().get(1).body());
        assertEquals(EntryKind.DECISION_PROPOSED, first.kind());
        assertEquals(DRAFTS.get(1), request.drafts().get(1));
        assertEquals(3, request.partCount());
    }

    @Test
    void aRequestWithoutAKeyIsRecordedAsItWasDrafted() {
        assertEquals(DRAFTS, request(Optional.empty()).drafts());
    }

    private static AppendRequest request(Optional<IdempotencyKey> key) {
        return new AppendRequest("acme", TRAIL, Optional.empty(), key, DRAFTS);
    }

    private static EntryDraft draft(EntryKind kind) {
        return new EntryDraft(kind, List.of(new PartDraft("note", new byte[] {1})));
    }

    private static List<String> names(EntryDraft draft) {
        return draft.parts().stream().map(PartDraft::name).toList();
    }
}
