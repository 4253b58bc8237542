package io.trailwright.approval.inspection;

import io.trailwright.approval.inspection.Inspection.Elsewhere;
import io.trailwright.approval.inspection.Inspection.Text;
import io.trailwright.approval.inspection.Inspection.Uninspectable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Says how a document can be looked at. Its bytes decide, never its declared type alone: what they do not bear out
 * cannot be inspected.
 */
public final class Inspector {
    private static final int MAX_BYTES = 10_000_000;
    private static final Set<String> JSON = Set.of("application/json", "application/problem+json");
    private static final Set<String> TEXTUAL = Set.of(
            "application/xml", "application/yaml", "application/x-ndjson", "application/javascript", "application/sql");
    private static final Set<String> MARKUP =
            Set.of("text/html", "application/xhtml+xml", "application/xml", "text/xml", "image/svg+xml");
    private static final Map<String, Charset> CHARSETS = Map.of(
            "utf-8", StandardCharsets.UTF_8,
            "us-ascii", StandardCharsets.US_ASCII,
            "iso-8859-1", StandardCharsets.ISO_8859_1,
            "windows-1252", Charset.forName("windows-1252"));

    private Inspector() {}

    /**
     * @param mediaType as declared, with its parameters
     * @param content empty when only a digest is recorded
     */
    public static Inspection inspect(String mediaType, Optional<byte[]> content) {
        return content.map(bytes -> inspect(mediaType, bytes)).orElseGet(Elsewhere::new);
    }

    private static Inspection inspect(String mediaType, byte[] content) {
        if (content.length > MAX_BYTES) {
            return new Uninspectable("is too large to be shown");
        }
        var type = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (type.equals("application/pdf")) {
            return PdfFacts.of(content);
        }
        if (type.startsWith("image/") && !MARKUP.contains(type)) {
            return Pictures.of(type, content);
        }
        return reader(type)
                .map(reader -> decoded(mediaType, content, reader))
                .orElseGet(() -> new Uninspectable("is of a kind that cannot be shown here"));
    }

    private static Optional<Function<String, Inspection>> reader(String type) {
        if (type.equals("message/rfc822")) {
            return Optional.of(Mails::of);
        }
        if (type.equals("text/csv") || type.equals("text/tab-separated-values")) {
            return Optional.of(SeparatedValues::of);
        }
        if (JSON.contains(type) || type.endsWith("+json")) {
            return Optional.of(PrettyJson::of);
        }
        if (MARKUP.contains(type)) {
            return Optional.of(text -> new Text(text, "Shown as its source, not as it would look."));
        }
        return type.startsWith("text/") || TEXTUAL.contains(type)
                ? Optional.of(text -> new Text(text, ""))
                : Optional.empty();
    }

    private static Inspection decoded(String mediaType, byte[] content, Function<String, Inspection> reader) {
        var charset = charset(mediaType);
        if (charset.isEmpty()) {
            return new Uninspectable("names a character set that is not known here");
        }
        try {
            var text = charset.get()
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            if (text.length() > Inspection.MAX_CHARACTERS) {
                return new Uninspectable(
                        "is longer than the " + Inspection.MAX_CHARACTERS + " characters that are shown of a document");
            }
            return text.indexOf('\0') >= 0 ? new Uninspectable("is declared as text and is not") : reader.apply(text);
        } catch (CharacterCodingException binary) {
            return new Uninspectable("is not text in " + charset.get().name().toUpperCase(Locale.ROOT));
        }
    }

    /** UTF-8 unless the type says another that is known. */
    private static Optional<Charset> charset(String mediaType) {
        for (var parameter : mediaType.toLowerCase(Locale.ROOT).split(";")) {
            var pair = parameter.strip().split("=", 2);
            if (pair.length == 2 && pair[0].strip().equals("charset")) {
                return Optional.ofNullable(CHARSETS.get(pair[1].strip().replace("\"", "")));
            }
        }
        return Optional.of(StandardCharsets.UTF_8);
    }
}
