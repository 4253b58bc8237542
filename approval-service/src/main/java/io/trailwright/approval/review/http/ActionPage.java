package io.trailwright.approval.review.http;

import io.trailwright.approval.review.http.ReviewPage.Notice;

/** The page that answers a form which was refused: why, and the forms again, with what was written. */
record ActionPage(String person, Notice notice, ActionsShown actions) {}
