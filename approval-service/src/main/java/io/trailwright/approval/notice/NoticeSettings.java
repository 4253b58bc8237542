package io.trailwright.approval.notice;

import io.trailwright.approval.notice.StandardWebhooks.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The settings, checked: what the service tells with.
 *
 * @param pages without a slash at the end
 * @param webhook empty where nothing is told by webhook
 * @param mail empty where nothing is told by mail
 */
public record NoticeSettings(String pages, Optional<Webhook> webhook, Optional<Mail> mail) {
    private static final String NAME = "trailwright.notices.";

    /** Every receiver that is ever called. */
    public record Webhook(URI url, List<Secret> secrets) {
        public Webhook {
            secrets = List.copyOf(secrets);
        }
    }

    public record Mail(String from, Recipients recipients) {}

    public boolean any() {
        return webhook.isPresent() || mail.isPresent();
    }

    /**
     * @param mailSecured whether mail leaves over TLS or not at all
     * @throws IllegalArgumentException naming the property that is unsafe or cannot be used, never its secret
     */
    public static NoticeSettings of(NoticeConfig config, boolean mailSecured) {
        var webhook = config.webhook().url().map(url -> webhook(config, url));
        var mail = config.mail().recipients().filter(given -> !given.isEmpty()).map(given -> mail(config, given));
        if (webhook.isEmpty() && config.webhook().secrets().isPresent()) {
            throw refused("webhook.url", "is missing, though webhook.secrets is set");
        }
        require(config.attempts() >= 1, "attempts", "is less than 1");
        require(!config.backoff().isNegative() && !config.backoff().isZero(), "backoff", "is not longer than none");
        require(
                !config.beforeExpiry().isNegative() && !config.beforeExpiry().isZero(),
                "before-expiry",
                "is not longer than none");
        if (webhook.isEmpty() && mail.isEmpty()) {
            return new NoticeSettings("", webhook, mail);
        }
        if (mail.isPresent() && !mailSecured && !config.allowInsecure()) {
            throw refused(
                    "mail.recipients",
                    "is set, but quarkus.mailer.start-tls is not REQUIRED and quarkus.mailer.tls is not true");
        }
        var pages = address(
                config,
                "pages",
                config.pages().orElseThrow(() -> refused("pages", "is missing: links are made of it")));
        return new NoticeSettings(pages.toString().replaceAll("/+$", ""), webhook, mail);
    }

    private static Webhook webhook(NoticeConfig config, String url) {
        var secrets = config.webhook().secrets().orElse(List.of());
        require(!secrets.isEmpty(), "webhook.secrets", "is missing: nothing is sent that is not signed");
        require(
                !config.webhook().timeout().isNegative()
                        && !config.webhook().timeout().isZero(),
                "webhook.timeout",
                "is not longer than none");
        return new Webhook(
                address(config, "webhook.url", url),
                secrets.stream().map(NoticeSettings::secret).toList());
    }

    private static Secret secret(String text) {
        try {
            return Secret.parse(text.strip());
        } catch (IllegalArgumentException unsafe) {
            throw refused("webhook.secrets", String.valueOf(unsafe.getMessage()));
        }
    }

    private static Mail mail(NoticeConfig config, List<String> recipients) {
        var from = config.mail().from().orElse("");
        require(Recipients.isAddress(from), "mail.from", "is not a mail address");
        try {
            return new Mail(from, Recipients.parse(recipients));
        } catch (IllegalArgumentException malformed) {
            throw refused("mail.recipients", String.valueOf(malformed.getMessage()));
        }
    }

    private static URI address(NoticeConfig config, String name, String text) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException malformed) {
            throw refused(name, "is not an address");
        }
        boolean plain = "http".equalsIgnoreCase(uri.getScheme());
        require(
                uri.getHost() != null && (plain || "https".equalsIgnoreCase(uri.getScheme())),
                name,
                "is not an https:// address");
        require(
                !plain || config.allowInsecure(),
                name,
                "is http://: what is told could be read and changed on its way");
        require(uri.getRawUserInfo() == null, name, "holds a user or a password");
        require(uri.getRawFragment() == null, name, "holds a fragment");
        return uri;
    }

    private static void require(boolean holds, String name, String otherwise) {
        if (!holds) {
            throw refused(name, otherwise);
        }
    }

    private static IllegalArgumentException refused(String name, String why) {
        return new IllegalArgumentException(NAME + name + " " + why);
    }
}
