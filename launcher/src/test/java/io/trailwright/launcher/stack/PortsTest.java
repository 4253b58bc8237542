package io.trailwright.launcher.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void anOffsetMovesAllThatWasNotGiven() {
        // When
        var ports = Ports.shifted(1000, Map.of(Component.INGEST, 7000));

        // Then
        assertEquals(7000, ports.of(Component.INGEST));
        assertEquals(9082, ports.of(Component.POLICY));
        assertEquals(6433, ports.of(Component.POSTGRES));
        assertEquals(9180, ports.of(Component.KEYCLOAK));
    }

    @Test
    void twoComponentsOnOnePortAreRefusedWithBothOptions() {
        // When
        var refused = assertThrows(StackException.class, () -> Ports.shifted(0, Map.of(Component.INGEST, 8083)));

        // Then
        assertEquals(
                "Port 8083 is given to both ingest-service and approval-service (--ingest-port, --approval-port).",
                refused.getMessage());
    }

    @Test
    void aPortThatDoesNotExistIsRefused() {
        // When
        var refused = assertThrows(StackException.class, () -> Ports.shifted(60_000));

        // Then
        assertEquals(
                "The port of keycloak must be from 1 to 65535, but is 68180 (--keycloak-port).", refused.getMessage());
    }

    @Test
    void aTakenPortIsNamedWithTheOptionThatMovesIt() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // Given
            var ports = Ports.shifted(0, Map.of(Component.APPROVAL, other.getLocalPort()));

            // When
            var refused = assertThrows(StackException.class, () -> ports.requireFree(EnumSet.of(Component.APPROVAL)));

            // Then
            assertEquals(
                    "Port " + other.getLocalPort() + ", which approval-service needs, is taken: free it, or use"
                            + " --approval-port N.\nOr move everything with --port-offset N.",
                    refused.getMessage());
        }
    }

    @Test
    void aTakenManagementPortIsNamedToo() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // Given
            var ports = Ports.shifted(0, Map.of(Component.POLICY, other.getLocalPort() - 500));

            // When
            var refused = assertThrows(StackException.class, () -> ports.requireFree(EnumSet.of(Component.POLICY)));

            // Then
            assertEquals(
                    "Port " + other.getLocalPort()
                            + ", where policy-service tells its health, is taken: free it, or use"
                            + " --policy-port N.\nOr move everything with --port-offset N.",
                    refused.getMessage());
        }
    }

    @Test
    void freePortsAreSevenDifferentOnes() {
        // When
        var ports = Ports.free();

        // Then
        assertEquals(7, new HashSet<>(ports.byComponent().values()).size());
        ports.requireFree(Component.all());
    }
}
