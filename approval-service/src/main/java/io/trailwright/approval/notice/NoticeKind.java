package io.trailwright.approval.notice;

import java.util.Locale;

/** What is told. */
public enum NoticeKind {
    OPENED("A review waits for a decision"),
    ESCALATED("A review was escalated to you"),
    HANDED_ON("A review was handed to you"),
    EXPIRING("A review is about to expire"),
    DECIDED("A review is over");

    private final String sentence;

    NoticeKind(String sentence) {
        this.sentence = sentence;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException for a name that is none */
    public static NoticeKind of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** For people, without a full stop. */
    public String sentence() {
        return sentence;
    }
}
