package io.trailwright.approval.client.webhook;

import io.smallrye.mutiny.Uni;
import io.trailwright.approval.notice.Messenger;
import io.trailwright.approval.notice.Notice;
import io.trailwright.approval.notice.NoticeConfig;
import io.trailwright.approval.notice.NoticeSettings;
import io.trailwright.approval.notice.NoticeTexts;
import io.trailwright.approval.notice.StandardWebhooks;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.stream.Collectors;

/** Calls the one address that is configured, follows nothing, and reads nothing of the answer but its status. */
@ApplicationScoped
class HttpWebhook implements Messenger {
    private static final int GONE = 410;

    private final NoticeSettings settings;
    private final NoticeConfig config;
    private final Clock clock;
    private final HttpClient http;

    HttpWebhook(NoticeSettings settings, NoticeConfig config, Clock clock) {
        this.settings = settings;
        this.config = config;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.webhook().timeout())
                .build();
    }

    @Override
    public Notice.Channel channel() {
        return Notice.Channel.WEBHOOK;
    }

    @Override
    public Uni<Void> send(Notice notice) {
        var webhook = settings.webhook().orElseThrow(() -> new RefusedException("no webhook is configured any more"));
        var body = NoticeTexts.json(notice, settings.pages());
        long seconds = clock.instant().getEpochSecond();
        var signatures = webhook.secrets().stream()
                .map(secret -> StandardWebhooks.signature(secret, notice.messageId(), seconds, body))
                .collect(Collectors.joining(" "));
        var request = HttpRequest.newBuilder(webhook.url())
                .timeout(config.webhook().timeout())
                .header("Content-Type", "application/json")
                .header("User-Agent", "Trailwright")
                .header("webhook-id", notice.messageId())
                .header("webhook-timestamp", Long.toString(seconds))
                .header("webhook-signature", signatures)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        var context = Vertx.currentContext();
        return Uni.createFrom()
                .completionStage(() -> http.sendAsync(request, BodyHandlers.discarding()))
                .emitOn(task -> context.runOnContext(ignored -> task.run()))
                .invoke(answer -> requireTaken(answer.statusCode()))
                .replaceWithVoid();
    }

    private static void requireTaken(int status) {
        if (status == GONE) {
            throw new RefusedException("the receiver answered 410: it wants no more of these");
        }
        if (status / 100 != 2) {
            throw new IllegalStateException("the receiver answered " + status);
        }
    }
}
