package io.trailwright.bench;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The bare server as a process. */
final class Bare implements AutoCloseable {
    private final JvmProcess process;
    private final URI address;

    private Bare(JvmProcess process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts it with these options, not waiting until it is ready. */
    static Bare start(Machine machine, List<String> options) {
        var port = JvmProcess.freePort();
        var program = List.of("-cp", System.getProperty("java.class.path"), BareServer.class.getName(), "" + port);
        Path log = machine.folder().resolve("bare.log");
        return new Bare(
                JvmProcess.start(options, program, machine.folder(), log),
                URI.create("http://127.0.0.1:" + port + "/"));
    }

    URI address() {
        return address;
    }

    long pid() {
        return process.pid();
    }

    /** Milliseconds from the start of the process to the first 200 */
    double awaitReady() {
        return process.awaitReady(address);
    }

    @Override
    public void close() {
        process.close();
    }
}
