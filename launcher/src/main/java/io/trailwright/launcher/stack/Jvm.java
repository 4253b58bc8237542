package io.trailwright.launcher.stack;

import java.nio.file.Path;
import java.util.List;

/** How child JVMs are started: quick to be up and small, on the Java that runs the launcher. */
final class Jvm {
    private Jvm() {}

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** @param heapMegabytes the largest heap */
    static List<String> command(int heapMegabytes) {
        return List.of(
                java(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xmx" + heapMegabytes + "m");
    }
}
