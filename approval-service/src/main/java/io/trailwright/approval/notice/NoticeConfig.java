package io.trailwright.approval.notice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whom to tell, and how. Nothing is told unless it is set. */
@ConfigMapping(prefix = "trailwright.notices")
public interface NoticeConfig {

    /** Where people find the pages, such as {@code https://reviews.example.com}; links are made of it. */
    Optional<String> pages();

    /** How long before the time limit it is said that it is near. Longer than none. */
    @WithDefault("PT1H")
    Duration beforeExpiry();

    /** What happened longer ago than this is not told any more, as when the feed is read once more. */
    @WithDefault("PT24H")
    Duration notOlderThan();

    /** How often what waits is looked for. Whole seconds, at least 1. */
    @WithDefault("PT2S")
    Duration every();

    /** Tries of one notice, after which it is given up and stays visible as dead. At least 1. */
    @WithDefault("12")
    int attempts();

    /** Pause before the second try; each further one is twice as long, up to an hour. */
    @WithDefault("PT5S")
    Duration backoff();

    /** Takes {@code http://} and mail without TLS: for a demonstration on one machine. */
    @WithDefault("false")
    boolean allowInsecure();

    Webhook webhook();

    Mail mail();

    /** One receiver of signed webhooks (Standard Webhooks). */
    interface Webhook {
        /** Its address. Empty for none. No other is ever called, and no redirect is followed. */
        Optional<String> url();

        /** {@code whsec_…}; with more than one, each signs, so that a secret can be changed without a gap. */
        Optional<List<String>> secrets();

        /** For one call. */
        @WithDefault("PT10S")
        Duration timeout();
    }

    /** Mail, through the server that {@code quarkus.mailer} names. */
    interface Mail {
        /** Sender's address. */
        Optional<String> from();

        /** {@code GROUP=ADDRESS} or {@code person:SUBJECT=ADDRESS}. Empty for no mail. */
        Optional<List<String>> recipients();
    }
}
