package io.trailwright.approval.notice;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;

/** Points the service at the receiver of webhooks and the mail server that the test starts. */
public class NoticeReceivers implements QuarkusTestResourceLifecycleManager {
    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    static final String NEXT_SECRET = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    static final String WEBHOOK_PORT = "test.webhook.port";
    static final String MAIL_PORT = "quarkus.mailer.port";

    @Override
    public Map<String, String> start() {
        var webhooks = freePort();
        return Map.ofEntries(
                Map.entry(WEBHOOK_PORT, webhooks),
                Map.entry("trailwright.notices.pages", "http://reviews.test"),
                Map.entry("trailwright.notices.allow-insecure", "true"),
                Map.entry("trailwright.notices.every", "PT1S"),
                Map.entry("trailwright.notices.backoff", "PT0.2S"),
                Map.entry("trailwright.notices.attempts", "3"),
                Map.entry("trailwright.notices.webhook.url", "http://localhost:" + webhooks + "/in"),
                Map.entry("trailwright.notices.webhook.secrets", SECRET + "," + NEXT_SECRET),
                Map.entry("trailwright.notices.mail.from", "trailwright@example.com"),
                Map.entry(
                        "trailwright.notices.mail.recipients",
                        NoticesTest.GROUP + "=team@example.com,person:sub-dora=dora@example.com," + NoticesTest.GROUP
                                + "-managers=managers@example.com"),
                Map.entry("quarkus.mailer.mock", "false"),
                Map.entry("quarkus.mailer.host", "127.0.0.1"),
                Map.entry(MAIL_PORT, freePort()));
    }

    @Override
    public void stop() {
        // They end with the test.
    }

    private static String freePort() {
        try (var socket = new ServerSocket(0)) {
            return String.valueOf(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
