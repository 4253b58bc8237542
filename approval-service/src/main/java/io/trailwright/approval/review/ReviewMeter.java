package io.trailwright.approval.review;

import java.util.List;

/** Shows what waits for people. */
public interface ReviewMeter {

    /** What was counted at the last look; it stands until the next. A tier that is not named has nothing waiting. */
    void waiting(List<WaitingReviews> tiers);
}
