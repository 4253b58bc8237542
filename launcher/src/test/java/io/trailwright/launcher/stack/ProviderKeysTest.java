package io.trailwright.launcher.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderKeysTest {
    private static final String FIRST = "{\"kid\":\"1\",\"kty\":\"RSA\"}";
    private static final String SECOND = "{\"kid\":\"2\",\"kty\":\"RSA\"}";

    @TempDir
    Path folder;

    private HttpServer provider;
    private String published = "";
    private int status = 200;

    @BeforeEach
    void serve() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/", exchange -> {
            var body = published.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        provider.start();
    }

    @AfterEach
    void stop() {
        provider.stop(0);
    }

    @Test
    void whatWasKeptStaysWhenTheRealmIsMadeAnew() throws IOException {
        keep(FIRST);
        keep(FIRST);
        keep(SECOND);
        assertEquals("{\"keys\":[" + SECOND + "," + FIRST + "]}", Files.readString(file()));
    }

    @Test
    void whatIsNoSetOfKeysIsNotKept() {
        published = "[]";
        assertThrows(StackException.class, () -> ProviderKeys.keep(address(), file()));
        status = 503;
        published = "{\"keys\":[]}";
        assertThrows(StackException.class, () -> ProviderKeys.keep(address(), file()));
        assertFalse(Files.exists(file()));
    }

    private void keep(String key) {
        published = "{\"keys\":[" + key + "]}";
        ProviderKeys.keep(address(), file());
    }

    private URI address() {
        return URI.create("http://localhost:" + provider.getAddress().getPort() + "/certs");
    }

    private Path file() {
        return folder.resolve("provider.jwks");
    }
}
