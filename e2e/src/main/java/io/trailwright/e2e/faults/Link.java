package io.trailwright.e2e.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** A TCP proxy on the loopback address, whose connections can be made worse while they are used. Thread-safe. */
final class Link implements AutoCloseable {
    private static final int CONNECT_MILLIS = 2_000;

    private final ServerSocket listener;
    private volatile int target;
    private final Set<LinkConnection> connections = ConcurrentHashMap.newKeySet();
    private volatile LinkMode mode = LinkMode.OPEN;
    private volatile UnaryOperator<byte[]> greeting = UnaryOperator.identity();

    /** @param target port on the loopback address; nobody need listen there yet */
    Link(int target) {
        this.target = target;
        try {
            listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    /** New connections lead to this port; those that are open stay where they are. */
    void leadTo(int port) {
        target = port;
    }

    int port() {
        return listener.getLocalPort();
    }

    LinkMode mode() {
        return mode;
    }

    void set(LinkMode worse) {
        mode = worse;
    }

    /** Opens the link again; connections that lost something on the way are closed, as no end can repair them. */
    void heal() {
        mode = LinkMode.OPEN;
        connections.stream().filter(LinkConnection::isSpoilt).forEach(LinkConnection::close);
    }

    /** Lets nothing more through on the connections that are open, and never closes them: new ones work. */
    void strand() {
        connections.forEach(LinkConnection::strand);
    }

    /** Changes the first bytes that a client sends on each connection from now on, and closes those that are open. */
    void greetWith(UnaryOperator<byte[]> change) {
        greeting = change;
        connections.forEach(LinkConnection::close);
    }

    byte[] greeting(byte[] first) {
        return greeting.apply(first);
    }

    void forget(LinkConnection closed) {
        connections.remove(closed);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                connect(listener.accept());
            } catch (IOException e) {
                // The listener is closed, or the other end went away before it was served.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        var server = new Socket();
        try {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_MILLIS);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        } catch (IOException e) {
            client.close();
            server.close();
            throw e;
        }
        var connection = new LinkConnection(this, client, server);
        connections.add(connection);
        start(connection::pumpRequests);
        start(connection::pumpAnswers);
    }

    private static void start(Runnable task) {
        var thread = new Thread(task, "link");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connections.forEach(LinkConnection::close);
    }
}
