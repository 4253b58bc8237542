package io.trailwright.launcher.stack;

/** Threads that do not keep the JVM up. */
final class Daemon {
    private Daemon() {}

    static Thread of(Runnable task) {
        var thread = new Thread(task, "stack");
        thread.setDaemon(true);
        return thread;
    }
}
