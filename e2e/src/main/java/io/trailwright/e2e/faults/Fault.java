package io.trailwright.e2e.faults;

import java.util.Locale;
import java.util.Random;

/** What is done to the system while it works; drawn by weight. */
enum Fault {
    POSTGRES(30, true, "kill -9 of PostgreSQL: the postmaster and every backend"),
    BACKEND(14, true, "kill -9 of one backend that serves ingest; PostgreSQL restarts all sessions"),
    INGEST(16, true, "kill -9 of one of two ingest replicas"),
    POLICY(4, true, "kill -9 of the policy service"),
    CRASH_POINT(8, true, "one ingest replica halts at a crash point"),
    BACKLOG(4, true, "kill -9 of an ingest replica with all that it takes in flight; it returns with smaller limits"),
    LINK_CLIENT(8, false, "the links between clients and ingest are cut, reset, slow, one byte at a time or half-open"),
    LINK_DATABASE(8, false, "the same between ingest and PostgreSQL"),
    LINK_POLICY(4, false, "the same between ingest and policy"),
    STRANDED(
            2,
            false,
            "open connections to PostgreSQL go silent for good, as when a firewall forgot them; new ones work"),
    ROLLING(0, false, "both ingest replicas are replaced one by one, as Kubernetes rolls out a new release"),
    STORM(6, false, "one request 100 times at once on both replicas, and once more with another body"),
    FREEZE(4, false, "PostgreSQL's processes stand still for 1 to 4 s, as on a disk that hangs"),
    TABLES_FULL(0, false, "the volume of the tables is full"),
    WAL_FULL(0, false, "the volume of the write-ahead log is full: PostgreSQL stops");

    private final int weight;
    private final boolean kill;
    private final String text;

    Fault(int weight, boolean kill, String text) {
        this.weight = weight;
        this.kill = kill;
        this.text = text;
    }

    boolean isKill() {
        return kill;
    }

    String text() {
        return text;
    }

    /** The name on the command line, as in {@code link-client}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Fault draw(Random random) {
        int total = 0;
        for (var fault : values()) {
            total += fault.weight;
        }
        int left = random.nextInt(total);
        for (var fault : values()) {
            left -= fault.weight;
            if (left < 0) {
                return fault;
            }
        }
        throw new IllegalStateException("unreachable");
    }

    /** @throws IllegalArgumentException when there is no such fault */
    static Fault of(String label) {
        for (var fault : values()) {
            if (fault.label().equals(label)) {
                return fault;
            }
        }
        throw new IllegalArgumentException("no such fault: " + label);
    }
}
