package io.trailwright.ingest.ledger;

import java.util.HashMap;
import java.util.Map;

/**
 * Shares the bytes that may wait between the logs. A log may fill as much as is still free, and no more: alone it gets half,
 * n busy logs get 1/(n+1) each, and so much is always left for the next one, however much the others send (the dynamic
 * threshold of Choudhury and Hahne, 1998, with factor 1). The sum never passes the bound. Safe for use by many threads.
 */
final class WaitingRoom {

    private final long most;
    private final Map<String, Long> waiting = new HashMap<>();
    private long all;

    /** @param most about the most bytes that wait together */
    WaitingRoom(long most) {
        this.most = most;
    }

    /** Whether there was room; then it is taken until {@link #leave}. */
    synchronized boolean enter(String log, long bytes) {
        long own = waiting.getOrDefault(log, 0L);
        if (own + bytes > most - all) {
            return false;
        }
        waiting.put(log, own + bytes);
        all += bytes;
        return true;
    }

    synchronized void leave(String log, long bytes) {
        all -= bytes;
        if (waiting.merge(log, -bytes, Long::sum) == 0) {
            waiting.remove(log);
        }
    }
}
