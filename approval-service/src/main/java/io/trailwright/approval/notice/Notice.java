package io.trailwright.approval.notice;

import io.trailwright.core.trail.Tier;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One thing to tell to one receiver.
 *
 * @param id the same for each try, so that a receiver can discard what it has already
 * @param recipient a mail address; empty for the webhook
 * @param attempts tries so far
 */
public record Notice(
        UUID id,
        String log,
        UUID trail,
        String event,
        NoticeKind kind,
        Channel channel,
        String recipient,
        Tier tier,
        String state,
        Optional<Instant> expiresAt,
        Instant happenedAt,
        int attempts) {

    /** How it is told. */
    public enum Channel {
        WEBHOOK,
        MAIL
    }

    /** Made of what it is about, so that the same is never told under two names. */
    static Notice of(Occasion occasion, Channel channel, String recipient) {
        var name = String.join(
                "\n", occasion.log(), occasion.trail().toString(), occasion.event(), channel.name(), recipient);
        return new Notice(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                occasion.log(),
                occasion.trail(),
                occasion.event(),
                occasion.kind(),
                channel,
                recipient,
                occasion.tier(),
                occasion.state(),
                occasion.expiresAt(),
                occasion.happenedAt(),
                0);
    }

    /** What a receiver knows it by: {@code webhook-id}, and the left part of a mail's {@code Message-ID}. */
    public String messageId() {
        return "msg_" + id.toString().replace("-", "");
    }
}
