package io.trailwright.approval.notice;

import io.trailwright.core.json.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What is said: where to look, and how urgent it is. All of it is ours: nothing that an agent wrote is in it. */
public final class NoticeTexts {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private NoticeTexts() {}

    /** The body of a webhook: {@code type}, {@code timestamp} and {@code data}, as Standard Webhooks suggests. */
    public static byte[] json(Notice notice, String pages) {
        var data = Json.object()
                .put("decision", notice.trail().toString())
                .put("log", notice.log())
                .put("tier", notice.tier().wire())
                .put("state", notice.state())
                .put("link", link(notice, pages));
        notice.expiresAt().ifPresent(end -> data.put("expiresAt", end.toString()));
        return Json.object()
                .put("type", "review." + notice.kind().wire())
                .put("timestamp", notice.happenedAt().toString())
                .put("data", data.build())
                .build()
                .canonical();
    }

    public static String subject(Notice notice) {
        return "[Trailwright] " + notice.kind().sentence() + ": "
                + notice.tier().wire() + " risk"
                + (notice.kind() == NoticeKind.DECIDED
                        ? ", " + notice.state()
                        : notice.expiresAt().map(end -> ", until " + at(end)).orElse(""));
    }

    public static String text(Notice notice, String pages) {
        return notice.kind().sentence() + ".\n\n"
                + "Decision:   " + notice.trail() + "\n"
                + "Risk:       " + notice.tier().wire() + "\n"
                + "State:      " + notice.state() + "\n"
                + notice.expiresAt().map(end -> "Time limit: " + at(end) + "\n").orElse("")
                + "\n" + link(notice, pages) + "\n\n"
                + "What it is about is on that page and nowhere in this message. You sign in there as always.\n";
    }

    public static String html(Notice notice, String pages) {
        var link = escaped(link(notice, pages));
        return "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>"
                + escaped(notice.kind().sentence()) + "</title></head><body><p>"
                + escaped(notice.kind().sentence()) + ".</p><table>"
                + row("Decision", notice.trail().toString())
                + row("Risk", notice.tier().wire())
                + row("State", notice.state())
                + notice.expiresAt().map(end -> row("Time limit", at(end))).orElse("")
                + "</table><p><a href=\"" + link + "\">" + link + "</a></p><p>What it is about is on that page and"
                + " nowhere in this message. You sign in there as always.</p></body></html>";
    }

    private static String link(Notice notice, String pages) {
        return pages + "/reviews/" + notice.trail();
    }

    private static String row(String name, String value) {
        return "<tr><th align=\"left\">" + name + "</th><td>" + escaped(value) + "</td></tr>";
    }

    private static String at(Instant instant) {
        return MINUTE.format(instant);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
