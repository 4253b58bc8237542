package io.trailwright.e2e.faults;

import java.io.IOException;

/** Signals that Java cannot send. */
final class Signal {
    private Signal() {}

    /** @param name without SIG, as in {@code STOP} */
    static void send(String name, ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new FaultRunException("no kill program", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FaultRunException("interrupted");
        }
    }
}
