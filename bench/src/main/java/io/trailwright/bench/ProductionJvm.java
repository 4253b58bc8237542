package io.trailwright.bench;

import java.util.List;

/** How the services' JVMs run in production; the bare server that they are compared with runs on the same options. */
final class ProductionJvm {
    /** Two cores, a heap that a container of 768 MiB holds. */
    static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx512m", "-XX:+ExitOnOutOfMemoryError");

    private ProductionJvm() {}
}
