package io.trailwright.launcher.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where each component listens on localhost: one distinct port each, 1 to 65535. */
public record Ports(Map<Component, Integer> byComponent) {
    private static final int HIGHEST = 65_535;
    private static final int TO_MANAGEMENT = 500;
    private static final int TRIES = 100;

    public Ports {
        byComponent = new EnumMap<>(byComponent);
        var seen = new HashMap<Integer, Component>();
        for (var component : Component.values()) {
            var port = byComponent.get(component);
            if (port == null || port < 1 || port > HIGHEST) {
                throw new StackException("The port of " + component.label() + " must be from 1 to " + HIGHEST
                        + ", but is " + port + " (" + component.portOption() + ").");
            }
            var other = seen.put(port, component);
            if (other != null) {
                throw new StackException("Port " + port + " is given to both " + other.label() + " and "
                        + component.label() + " (" + other.portOption() + ", " + component.portOption() + ").");
            }
        }
    }

    public static Ports defaults() {
        return shifted(0);
    }

    /** The default ports, each moved up by {@code offset}. */
    public static Ports shifted(int offset) {
        return shifted(offset, Map.of());
    }

    /** As {@link #shifted(int)}, but with the given ports where there are some. */
    public static Ports shifted(int offset, Map<Component, Integer> given) {
        var ports = new EnumMap<Component, Integer>(Component.class);
        for (var component : Component.values()) {
            ports.put(component, given.getOrDefault(component, component.defaultPort() + offset));
        }
        return new Ports(ports);
    }

    /** Ports that the operating system says are free now: for tests that run beside a demo. */
    public static Ports free() {
        var ports = new EnumMap<Component, Integer>(Component.class);
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (var component : Component.values()) {
                ports.put(component, freePair(sockets));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            sockets.forEach(Ports::close);
        }
        return new Ports(ports);
    }

    /** A free port whose management port is free as well; both stay taken by {@code sockets}. */
    private static int freePair(List<ServerSocket> sockets) throws IOException {
        for (var tries = 0; tries < TRIES; tries++) {
            var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            sockets.add(socket);
            var management = socket.getLocalPort() + TO_MANAGEMENT;
            if (management <= HIGHEST && isFree(management)) {
                sockets.add(new ServerSocket(management, 1, InetAddress.getLoopbackAddress()));
                return socket.getLocalPort();
            }
        }
        throw new IOException("no free pair of ports in " + TRIES + " tries");
    }

    public int of(Component component) {
        return byComponent.getOrDefault(component, component.defaultPort());
    }

    /** Where a service tells its health: 500 above its own port. */
    public int management(Component service) {
        return of(service) + TO_MANAGEMENT;
    }

    /**
     * Checks that nobody listens where the components will.
     *
     * @throws StackException naming each taken port and the option that moves it
     */
    void requireFree(Set<Component> components) {
        var taken = new ArrayList<String>();
        for (var component : components) {
            if (!isFree(of(component))) {
                taken.add("Port " + of(component) + ", which " + component.label()
                        + " needs, is taken: free it, or use " + component.portOption() + " N.");
            }
            if (component.isService() && !isFree(management(component))) {
                taken.add("Port " + management(component) + ", where " + component.label()
                        + " tells its health, is taken: free it, or use " + component.portOption() + " N.");
            }
        }
        if (!taken.isEmpty()) {
            throw new StackException(String.join("\n", taken) + "\nOr move everything with --port-offset N.");
        }
    }

    static boolean isFree(int port) {
        for (var address : List.of(InetAddress.getLoopbackAddress(), new InetSocketAddress(0).getAddress())) {
            try (var socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(address, port), 1);
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
