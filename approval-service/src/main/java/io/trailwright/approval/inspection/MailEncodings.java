package io.trailwright.approval.inspection;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Encodings of messages: encoded words (RFC 2047), quoted-printable and base64 (RFC 2045), all in UTF-8. */
final class MailEncodings {
    private static final Pattern WORD =
            Pattern.compile("=\\?(?i:utf-8|us-ascii)\\?([BbQq])\\?([^?\\s]*)\\?=(?:\\s+(?==\\?))?");
    private static final Pattern OTHER_CHARSET = Pattern.compile("charset\\s*=\\s*\"?(?!utf-8|us-ascii)[a-z0-9]");

    private MailEncodings() {}

    /** What cannot be decoded stays as it is. */
    static String words(String value) {
        return WORD.matcher(value)
                .replaceAll(match -> Matcher.quoteReplacement(
                        word(match.group(1), match.group(2)).orElse(match.group())));
    }

    private static Optional<String> word(String encoding, String text) {
        return encoding.equalsIgnoreCase("B") ? base64(text) : quoted(text.replace('_', ' '));
    }

    /** @return empty when it is not in UTF-8 or not encoded as it says */
    static Optional<String> body(String encoding, String type, String body) {
        if (OTHER_CHARSET.matcher(type).find()) {
            return Optional.empty();
        }
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "7bit", "8bit", "binary" -> Optional.of(body);
            case "quoted-printable" -> quoted(body.replaceAll("=[ \t]*\n", ""));
            case "base64" -> base64(body.replaceAll("\\s", ""));
            default -> Optional.empty();
        };
    }

    private static Optional<String> base64(String text) {
        try {
            return utf8(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }

    private static Optional<String> quoted(String text) {
        var bytes = new ByteArrayOutputStream();
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            if (point == '=') {
                if (at + 3 > text.length() || !text.substring(at + 1, at + 3).matches("[0-9A-Fa-f]{2}")) {
                    return Optional.empty();
                }
                bytes.write(Integer.parseInt(text.substring(at + 1, at + 3), 16));
                at += 3;
            } else {
                bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
                at += Character.charCount(point);
            }
        }
        return utf8(bytes.toByteArray());
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }
}
