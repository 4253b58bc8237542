package io.trailwright.reconstruction.account;

import io.trailwright.core.entry.Entry;
import java.util.List;

/** Tells one kind of entry. */
interface Teller {

    /** At least one sentence; the first alone says what happened, and stands in the timeline. */
    List<Sentence> tell(Entry entry, TrailReading trail);
}
