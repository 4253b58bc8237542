package io.trailwright.approval.inspection;

import io.trailwright.approval.inspection.Inspection.Mail;
import io.trailwright.approval.inspection.Inspection.Mail.Field;
import io.trailwright.approval.inspection.Inspection.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a message (RFC 5322): its fields, and its text where it is one. Several parts are shown as they were sent. */
final class Mails {
    private static final Pattern FIELD = Pattern.compile("([!-9;-~]+):\\s?(.*)");
    private static final int MAX_FIELDS = 100;

    private Mails() {}

    static Inspection of(String message) {
        var lines = message.split("\r?\n", -1);
        var fields = new ArrayList<Field>();
        int at = 0;
        for (; at < lines.length && !lines[at].isEmpty(); at++) {
            var field = FIELD.matcher(lines[at]);
            if (field.matches()) {
                fields.add(new Field(field.group(1), field.group(2).strip()));
            } else if (!fields.isEmpty() && Character.isWhitespace(lines[at].charAt(0))) {
                var last = fields.remove(fields.size() - 1);
                fields.add(new Field(last.name(), last.value() + " " + lines[at].strip()));
            } else {
                return plain(message);
            }
        }
        boolean mail = !fields.isEmpty() && fields.size() <= MAX_FIELDS && at < lines.length;
        return mail ? mail(fields, body(lines, at + 1)) : plain(message);
    }

    private static Text plain(String message) {
        return new Text(message, "Shown as text: it is not a message as RFC 5322 has it.");
    }

    private static String body(String[] lines, int from) {
        return String.join("\n", List.of(lines).subList(Math.min(from, lines.length), lines.length));
    }

    private static Mail mail(List<Field> fields, String body) {
        var shown = fields.stream()
                .map(field -> new Field(field.name(), MailEncodings.words(field.value())))
                .toList();
        var type = value(fields, "content-type").orElse("text/plain").toLowerCase(Locale.ROOT);
        var encoding = value(fields, "content-transfer-encoding").orElse("8bit").toLowerCase(Locale.ROOT);
        if (!type.startsWith("text/")) {
            return new Mail(shown, body, "It has several parts or is not text; its content is shown as it was sent.");
        }
        var note = type.startsWith("text/html") ? "Shown as its source, not as it would look." : "";
        return MailEncodings.body(encoding, type, body)
                .map(text -> new Mail(shown, text, note))
                .orElseGet(() -> new Mail(shown, body, "Its content is encoded and is shown as it was sent."));
    }

    private static Optional<String> value(List<Field> fields, String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .findFirst();
    }
}
