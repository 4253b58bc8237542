package io.trailwright.approval.review;

import io.smallrye.mutiny.Uni;
import io.trailwright.approval.person.SignedIn;
import java.time.Instant;
import java.util.List;

/** The queue as a person sees it. Every method is one transaction. */
public interface InboxStore {

    /**
     * What waits is what is open, asks one of the person's groups, and was not stated on by this person in a way that
     * still stands; by tier, then by time left. What is over comes newest first.
     *
     * @param now those past their time limit do not wait
     * @param limit of the lines
     */
    Uni<Inbox> inbox(SignedIn person, InboxQuery query, Instant now, int limit);

    /**
     * Reviews of the person's groups of the same workflow and action that ended before, newest first, with the action
     * that was decided about.
     */
    Uni<List<Alike.Past>> before(SignedIn person, String workflow, String action, Instant before, int limit);
}
