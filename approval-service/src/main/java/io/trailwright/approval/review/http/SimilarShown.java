package io.trailwright.approval.review.http;

import io.trailwright.approval.review.Alike.Past;
import io.trailwright.approval.show.Gist;
import io.trailwright.approval.show.Times;

/** A decision of before about the like. */
record SimilarShown(String link, String state, String at, GistShown gist) {
    static SimilarShown of(Past past) {
        return new SimilarShown(
                "/reviews/" + past.review().trail(),
                past.review().state(),
                past.review().closedAt().map(Times::at).orElse(""),
                GistShown.of(Gist.of(past.action().arguments())));
    }
}
