package io.trailwright.problem;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Collects what is logged as an error while it is open. */
final class LogCapture implements AutoCloseable {

    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final Logger root = Logger.getLogger("");
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
                errors.add(
                        entry instanceof org.jboss.logmanager.ExtLogRecord formatted
                                ? formatted.getFormattedMessage()
                                : entry.getMessage());
            }
        }

        @Override
        public void flush() {
            // Nothing is buffered.
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    };

    LogCapture() {
        root.addHandler(handler);
    }

    List<String> errors() {
        return errors;
    }

    @Override
    public void close() {
        root.removeHandler(handler);
    }
}
