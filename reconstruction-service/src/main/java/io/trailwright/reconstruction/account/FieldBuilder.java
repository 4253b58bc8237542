package io.trailwright.reconstruction.account;

import io.trailwright.core.entry.Entry;
import java.util.List;

/** Makes one of the nine fields in one of its states. */
record FieldBuilder(String name, String label) {

    Field recorded(String value, Known known, List<Entry> entries) {
        return new Field(name, label, value, PartState.RECORDED, known, seqs(entries));
    }

    Field erased(List<Entry> entries) {
        return new Field(name, label, "erased", PartState.ERASED, Known.ERASED, seqs(entries));
    }

    Field notRecorded() {
        return new Field(name, label, "not recorded", PartState.NOT_RECORDED, Known.NOT_RECORDED, List.of());
    }

    /** A field that shares the state of a part which is not recorded. */
    Field unrecorded(FivePart part, String whyNotRequired) {
        return switch (part.state()) {
            case ERASED -> new Field(name, label, "erased", PartState.ERASED, Known.ERASED, part.entries());
            case NOT_REQUIRED ->
                new Field(name, label, whyNotRequired, PartState.NOT_REQUIRED, Known.NOT_RECORDED, List.of());
            case RECORDED, NOT_RECORDED -> notRecorded();
        };
    }

    private static List<Long> seqs(List<Entry> entries) {
        return entries.stream().map(entry -> entry.header().seq()).toList();
    }
}
