package io.trailwright.approval.inspection;

import io.trailwright.approval.inspection.Inspection.Pdf;
import io.trailwright.approval.inspection.Inspection.Uninspectable;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be said of a PDF (ISO 32000-1) without opening it: from the names that stand in it uncompressed. The
 * dictionary that names an encryption always does.
 */
final class PdfFacts {
    private static final int HEADER_WITHIN = 1024;
    private static final Pattern ESCAPED = Pattern.compile("#([0-9A-Fa-f]{2})");
    private static final Pattern ENCRYPT = Pattern.compile("/Encrypt[\\s/<\\[(0-9]");
    private static final Pattern COMPRESSED_OBJECTS = Pattern.compile("/ObjStm\\b");
    private static final Pattern PAGE = Pattern.compile("/Type\\s*/Page\\b");
    private static final Map<Pattern, String> INSIDE = inside();

    private PdfFacts() {}

    private static Map<Pattern, String> inside() {
        var inside = new LinkedHashMap<Pattern, String>();
        inside.put(Pattern.compile("/(JavaScript|JS)\\b"), "It contains a script.");
        inside.put(Pattern.compile("/Launch\\b"), "It can start a program.");
        inside.put(Pattern.compile("/EmbeddedFiles?\\b"), "It contains other files.");
        inside.put(Pattern.compile("/AcroForm\\b"), "It contains a form, which can be filled in.");
        return inside;
    }

    static Inspection of(byte[] content) {
        var text = new String(content, StandardCharsets.ISO_8859_1);
        int header = text.indexOf("%PDF-");
        if (header < 0 || header > HEADER_WITHIN) {
            return new Uninspectable("is declared as a PDF and is not one");
        }
        var names = ESCAPED.matcher(text)
                .replaceAll(
                        match -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))));
        if (ENCRYPT.matcher(names).find()) {
            return new Uninspectable("is an encrypted PDF");
        }
        List<String> notes = INSIDE.entrySet().stream()
                .filter(each -> each.getKey().matcher(names).find())
                .map(Map.Entry::getValue)
                .toList();
        return new Pdf(pages(names), notes);
    }

    private static Optional<Integer> pages(String names) {
        if (COMPRESSED_OBJECTS.matcher(names).find()) {
            return Optional.empty();
        }
        int pages = (int) PAGE.matcher(names).results().count();
        return pages > 0 ? Optional.of(pages) : Optional.empty();
    }
}
