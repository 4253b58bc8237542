package io.trailwright.deploy;

import java.util.List;
import java.util.Map;

/** One case for each value of notices. */
final class NoticeCases {
    private static final Map<String, Object> WEBHOOK = Tree.overlay(
            Tree.of("approval.host", "reviews.example.com"),
            Tree.of(
                    "approval.notices.webhook",
                    Map.of("url", "https://hooks.example.com/in", "existingSecret", "hooks")));
    private static final Map<String, Object> MAIL = Tree.overlay(
            Tree.of("approval.host", "reviews.example.com"),
            Tree.of(
                    "approval.notices.mail",
                    Map.of(
                            "host", "mail.example.com",
                            "from", "trailwright@example.com",
                            "recipients", List.of("finance=finance@example.com"),
                            "existingSecret", "mail-login")));
    static final Map<String, Object> BOTH = Tree.overlay(WEBHOOK, MAIL);

    private static final String SETTING = "ConfigMap/approval.*[%s]";
    private static final String ENV = "Deployment/approval.*.env[%s].valueFrom.secretKeyRef.%s";

    private NoticeCases() {}

    static List<Case> all() {
        var peers = List.of(Map.of("ipBlock", Map.of("cidr", "192.0.2.0/24")));
        return List.of(
                Case.of("approval.notices.pages", "https://other.example.com")
                        .given(WEBHOOK)
                        .changes(setting("trailwright.notices.pages"), "https://other.example.com"),
                Case.of("approval.notices.beforeExpiry", "PT2H")
                        .given(WEBHOOK)
                        .changes(setting("trailwright.notices.before-expiry"), "PT2H"),
                Case.of("approval.notices.webhook.url", "https://other.example.com/in")
                        .given(WEBHOOK)
                        .changes(setting("trailwright.notices.webhook.url"), "https://other.example.com/in"),
                Case.of("approval.notices.webhook.existingSecret", "other")
                        .given(WEBHOOK)
                        .changes(ENV.formatted("TRAILWRIGHT_NOTICES_WEBHOOK_SECRETS", "name"), "other"),
                Case.of("approval.notices.webhook.secretsKey", "other")
                        .given(WEBHOOK)
                        .changes(ENV.formatted("TRAILWRIGHT_NOTICES_WEBHOOK_SECRETS", "key"), "other"),
                Case.of("approval.notices.mail.host", "other.example.com")
                        .given(MAIL)
                        .changes(setting("quarkus.mailer.host"), "other.example.com"),
                Case.of("approval.notices.mail.port", 465)
                        .given(MAIL)
                        .changes(setting("quarkus.mailer.port"), 465)
                        .changes("NetworkPolicy/approval.spec.egress[3].ports[0].port", 465),
                Case.of("approval.notices.mail.tls", true)
                        .given(MAIL)
                        .changes(setting("quarkus.mailer.tls"), true)
                        .changes(setting("quarkus.mailer.start-tls"), Case.GONE),
                Case.of("approval.notices.mail.from", "other@example.com")
                        .given(MAIL)
                        .changes(setting("trailwright.notices.mail.from"), "other@example.com"),
                Case.of("approval.notices.mail.recipients", List.of("a=b@example.com", "person:c=d@example.com"))
                        .given(MAIL)
                        .changes(
                                setting("trailwright.notices.mail.recipients"),
                                "a=b@example.com,person:c=d@example.com"),
                Case.of("approval.notices.mail.existingSecret", "other")
                        .given(MAIL)
                        .changes(ENV.formatted("QUARKUS_MAILER_*", "name"), "other"),
                Case.of("approval.notices.mail.usernameKey", "other")
                        .given(MAIL)
                        .changes(ENV.formatted("QUARKUS_MAILER_USERNAME", "key"), "other"),
                Case.of("approval.notices.mail.passwordKey", "other")
                        .given(MAIL)
                        .changes(ENV.formatted("QUARKUS_MAILER_PASSWORD", "key"), "other"),
                Case.of("networkPolicy.webhook.peers", peers)
                        .given(WEBHOOK)
                        .changes("NetworkPolicy/approval.spec.egress[3].to[0].ipBlock.cidr", "192.0.2.0/24"),
                Case.of("networkPolicy.webhook.port", 8443)
                        .given(WEBHOOK)
                        .changes("NetworkPolicy/approval.spec.egress[3].ports[0].port", 8443),
                Case.of("networkPolicy.mail.peers", peers)
                        .given(MAIL)
                        .changes("NetworkPolicy/approval.spec.egress[3].to[0].ipBlock.cidr", "192.0.2.0/24"));
    }

    private static String setting(String name) {
        return SETTING.formatted(name);
    }
}
