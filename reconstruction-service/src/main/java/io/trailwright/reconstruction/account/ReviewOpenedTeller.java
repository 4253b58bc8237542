package io.trailwright.reconstruction.account;

import io.trailwright.core.entry.Entry;
import java.util.List;

/** Tells {@code review.opened}: who was asked, and until when. */
final class ReviewOpenedTeller implements Teller {

    @Override
    public List<Sentence> tell(Entry entry, TrailReading trail) {
        var review = Reading.of(entry, "review");
        var groups = review.texts("groups").stream().map(Quote::name).toList();
        var asked = groups.isEmpty() ? "" : ", and members of " + Words.or(groups) + " were asked to decide";
        var until = review.text("expiresAt").map(at -> " until " + Words.at(at)).orElse("");
        return List.of(Sentence.of(
                "On " + Words.at(entry.header().at()) + " a review was opened" + asked + until + ".", entry));
    }
}
