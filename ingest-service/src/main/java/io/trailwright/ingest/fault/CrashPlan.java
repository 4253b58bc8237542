package io.trailwright.ingest.fault;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** What happens at one point, once: when it is reached for the time after {@code after} harmless ones. Thread-safe. */
final class CrashPlan {

    /** What a fault run can do to the process. */
    enum Action {
        /** Ends the process as kill -9 does: no shutdown hook, exit code 137. */
        HALT,
        /** Throws. */
        EXCEPTION,
        /** Holds the thread up for 5 s, as a long garbage collection does. */
        STALL
    }

    /** Thrown by {@link Action#EXCEPTION}. */
    static final class InjectedFault extends RuntimeException {
        private static final long serialVersionUID = 1;

        InjectedFault(CrashPoint point) {
            super("injected at crash point " + point.label());
        }
    }

    private static final Logger LOG = Logger.getLogger(CrashPlan.class);
    private static final Pattern PLAN = Pattern.compile("([a-z-]+):(halt|exception|stall)(?::after=([0-9]{1,9}))?");
    private static final int KILLED = 137;
    private static final long STALL_MILLIS = 5_000;

    private final CrashPoint point;
    private final Action action;
    private final AtomicLong left;

    private CrashPlan(CrashPoint point, Action action, long after) {
        this.point = point;
        this.action = action;
        this.left = new AtomicLong(after);
    }

    /**
     * Reads plans, separated by commas: {@code point:action} or {@code point:action:after=N}.
     *
     * @throws IllegalArgumentException when one is not such a plan, or two are of one point
     */
    static Map<CrashPoint, CrashPlan> parse(String setting) {
        Map<CrashPoint, CrashPlan> plans = new EnumMap<>(CrashPoint.class);
        for (String text : setting.split(",", -1)) {
            Matcher matcher = PLAN.matcher(text.strip());
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "a crash point is \"point:halt|exception|stall[:after=N]\", not \"" + text.strip() + "\"");
            }
            CrashPoint point = CrashPoint.of(matcher.group(1));
            Action action = Action.valueOf(matcher.group(2).toUpperCase(Locale.ROOT));
            long after = matcher.group(3) == null ? 0 : Long.parseLong(matcher.group(3));
            if (plans.put(point, new CrashPlan(point, action, after)) != null) {
                throw new IllegalArgumentException("two plans for crash point " + point.label());
            }
        }
        return plans;
    }

    void reached() {
        if (left.getAndDecrement() == 0) {
            LOG.warnf("crash point %s: %s", point.label(), action.name().toLowerCase(Locale.ROOT));
            act();
        }
    }

    private void act() {
        switch (action) {
            case HALT -> Runtime.getRuntime().halt(KILLED);
            case EXCEPTION -> throw new InjectedFault(point);
            case STALL -> stall();
        }
    }

    private static void stall() {
        try {
            Thread.sleep(STALL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
