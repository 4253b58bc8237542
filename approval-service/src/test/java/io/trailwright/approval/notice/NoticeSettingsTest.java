package io.trailwright.approval.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** With an unsafe setting nothing is told and the service does not start; the refusal names the setting. */
class NoticeSettingsTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Test
    void nothingIsToldUnlessItIsSet() {
        assertFalse(read(Map.of()).any());
    }

    @Test
    void aWebhookAndMailAreTakenWhereBothAreSafe() {
        var settings = NoticeSettings.of(config(whole()), true);
        assertEquals(
                "https://hooks.example.com/in",
                settings.webhook().orElseThrow().url().toString());
        assertEquals("https://reviews.example.com", settings.pages());
        assertTrue(settings.mail().isPresent());
    }

    @Test
    void whatIsUnsafeOrUselessIsRefusedByName() {
        refused("webhook.url", "http://hooks.example.com/in", "webhook.url is http://");
        refused("webhook.url", "ftp://hooks.example.com/in", "webhook.url is not an https:// address");
        refused("webhook.url", "https://user:pass@hooks.example.com/", "webhook.url holds a user or a password");
        refused("webhook.url", "https:///in", "webhook.url is not");
        refused("webhook.secrets", "whsec_c2hvcnQ=", "webhook.secrets holds 5 bytes");
        refused("webhook.secrets", "plain-words", "webhook.secrets does not begin with whsec_");
        refused("webhook.secrets", "", "webhook.secrets is missing");
        refused("webhook.url", "", "webhook.url is missing, though webhook.secrets is set");
        refused("pages", "", "pages is missing");
        refused("pages", "http://reviews.example.com", "pages is http://");
        refused("mail.from", "", "mail.from is not a mail address");
        refused("mail.recipients", "finance-reviewers", "mail.recipients \"finance-reviewers\" is not GROUP=ADDRESS");
        refused("mail.recipients", "a=b@c.example\u00a0Bcc:x", "mail.recipients");
        refused("attempts", "0", "attempts is less than 1");
    }

    @Test
    void mailLeavesOverTlsOrNotAtAll() {
        var plain = assertThrows(IllegalArgumentException.class, () -> NoticeSettings.of(config(whole()), false));
        assertTrue(String.valueOf(plain.getMessage()).contains("quarkus.mailer.start-tls"), plain.getMessage());
    }

    @Test
    void aDemonstrationMayBeInsecureWhereItSaysSo() {
        var given = whole();
        given.put("webhook.url", "http://localhost:9000/in");
        given.put("pages", "http://localhost:8083");
        given.put("allow-insecure", "true");
        assertTrue(NoticeSettings.of(config(given), false).any());
    }

    private static void refused(String name, String value, String why) {
        var given = whole();
        given.put(name, value);
        var refusal = assertThrows(IllegalArgumentException.class, () -> read(given), name + "=" + value);
        assertTrue(String.valueOf(refusal.getMessage()).startsWith("trailwright.notices." + why), refusal.getMessage());
        assertFalse(String.valueOf(refusal.getMessage()).contains("MfKQ"), "the secret is not told");
    }

    private static NoticeSettings read(Map<String, String> given) {
        return NoticeSettings.of(config(given), true);
    }

    private static Map<String, String> whole() {
        return new HashMap<>(Map.of(
                "pages", "https://reviews.example.com/",
                "webhook.url", "https://hooks.example.com/in",
                "webhook.secrets", SECRET,
                "mail.from", "trailwright@example.com",
                "mail.recipients", "finance-reviewers=finance@example.com,person:sub-dora=dora@example.com"));
    }

    private static NoticeConfig config(Map<String, String> given) {
        var builder = new SmallRyeConfigBuilder().withMapping(NoticeConfig.class);
        given.forEach((name, value) -> builder.withDefaultValue("trailwright.notices." + name, value));
        return builder.build().getConfigMapping(NoticeConfig.class);
    }
}
