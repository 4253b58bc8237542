package io.trailwright.reconstruction.account;

import io.trailwright.core.entry.Entry;
import java.util.List;

/** Tells what does not move a decision: notes, holds, erasures, reads. */
final class NoteTeller implements Teller {

    @Override
    public List<Sentence> tell(Entry entry, TrailReading trail) {
        var on = "On " + Words.at(entry.header().at()) + " ";
        return List.of(Sentence.of(
                switch (entry.header().kind()) {
                    case NOTE_ADDED -> on + note(entry);
                    case HOLD_PLACED -> on + "a legal hold was placed on this trail, so that nothing of it is erased.";
                    case HOLD_RELEASED -> on + "the legal hold on this trail was released.";
                    case PART_ERASED -> on + "content of this trail was erased; the commitments to it are left.";
                    case TRAIL_READ -> on + "this trail was read" + reader(entry) + ".";
                    default ->
                        on + "an entry of the kind " + entry.header().kind().wire() + " was recorded.";
                },
                entry));
    }

    private static String note(Entry entry) {
        var note = Reading.of(entry, "note");
        var who = Who.client(entry, "integration");
        if (!note.present()) {
            return who + " added a note, which " + (note.erased() ? "has been erased." : "cannot be read.");
        }
        var kind = note.text("kind")
                .map(text -> " of the kind " + Quote.term(text))
                .orElse("");
        return who + " added a note" + kind + ": "
                + note.text("text").map(Quote::words).orElse("without a text") + " (declared).";
    }

    private static String reader(Entry entry) {
        var reader = Reading.of(entry, "reader");
        return reader.present() ? " by " + Who.reviewer(reader) : "";
    }
}
