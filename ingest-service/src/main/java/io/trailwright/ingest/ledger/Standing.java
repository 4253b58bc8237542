package io.trailwright.ingest.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether this replica may append to a log. It may not when the log's head is signed by a key that it does not know: it
 * is an old replica behind a rotation, or has the wrong key. And not when the log is behind, or different from, what this
 * replica has read or anybody was shown: appending would sign a second history. Safe for use by many threads.
 */
@ApplicationScoped
public class Standing {
    private static final String BEHIND =
            " This database is behind what was published, or another one: a restored backup,"
                    + " a standby that was promoted too early, the wrong address. Do not continue it; follow “When the ledger is"
                    + " behind” in docs/operations.md.";

    private record Seen(long size, String checkpoint) {}

    private final LogKeyring keyring;
    /** The newest head that this replica has read under the lock of each log; heads that are locked are committed. */
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    /** Until the service is started again. */
    private final Map<String, String> stopped = new ConcurrentHashMap<>();
    /** Until a head is signed by a known key. */
    private final Map<String, String> unknownKey = new ConcurrentHashMap<>();

    Standing(LogKeyring keyring) {
        this.keyring = keyring;
    }

    /**
     * Asked by every batch under the lock of the head, before anything is planned.
     *
     * @throws StoppedLogException when this replica must not append
     */
    BatchContext require(BatchContext context) {
        checkKey(context.head());
        checkGrowth(context.head());
        String why = why(context.head().log());
        if (!why.isEmpty()) {
            throw new StoppedLogException(why);
        }
        return context;
    }

    /** Whether the head of a log, as somebody has read it, is signed by a key that is known. */
    public void checkKey(LogHead head) {
        String log = head.log();
        if (head.size() > 0 && !keyring.signed(head)) {
            unknownKey.put(
                    log,
                    "The newest checkpoint of log " + log + " (size " + head.size() + ") is signed by a key that this"
                            + " replica does not know, so this replica is older than a rotation of the key or has the"
                            + " wrong one: set trailwright.log.key-file to the current key and"
                            + " trailwright.log.retired-vkeys to those before it.");
        } else {
            unknownKey.remove(log);
        }
    }

    /** Heads that were read under the lock come in order: none is older than the one before. */
    private void checkGrowth(LogHead head) {
        String log = head.log();
        Seen before = seen.get(log);
        if (before != null && goneBack(before, head)) {
            stop(log, "here it has size " + head.size() + ", and this replica has read size " + before.size());
        } else {
            seen.merge(log, new Seen(head.size(), head.checkpoint()), (a, b) -> a.size() > b.size() ? a : b);
        }
    }

    /**
     * Appends nothing to this log any more.
     *
     * @param what how it differs from what was published, as a clause
     */
    public void stop(String log, String what) {
        stopped.putIfAbsent(log, "Log " + log + " is not what was published: " + what + "." + BEHIND);
    }

    /** Logs that contradict what was published, with the reason and what to do. */
    public Map<String, String> contradictions() {
        return new TreeMap<>(stopped);
    }

    /** Logs to which this replica does not append, with the reason and what to do. */
    public Map<String, String> stopped() {
        Map<String, String> all = new TreeMap<>(unknownKey);
        all.putAll(stopped);
        return all;
    }

    private String why(String log) {
        return stopped.getOrDefault(log, unknownKey.getOrDefault(log, ""));
    }

    private static boolean goneBack(Seen before, LogHead now) {
        return now.size() < before.size()
                || (now.size() == before.size() && !now.checkpoint().equals(before.checkpoint()));
    }
}
