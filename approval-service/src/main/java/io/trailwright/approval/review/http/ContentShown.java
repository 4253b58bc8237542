package io.trailwright.approval.review.http;

import io.trailwright.approval.inspection.Inspection;
import io.trailwright.approval.inspection.Inspection.Image;
import io.trailwright.approval.inspection.Inspection.Mail;
import io.trailwright.approval.inspection.Inspection.Pdf;
import io.trailwright.approval.inspection.Inspection.Table;
import io.trailwright.approval.inspection.Inspection.Text;
import io.trailwright.approval.inspection.Inspection.Uninspectable;
import io.trailwright.approval.show.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The content of a piece of evidence, made inert.
 *
 * @param as {@code text}, {@code table}, {@code mail}, {@code image}, {@code pdf}, {@code elsewhere} or
 *     {@code uninspectable}
 * @param text with {@code text} and {@code mail}
 * @param rows with {@code table}
 * @param fields with {@code mail}, those that a person looks at
 * @param others with {@code mail}, all others
 * @param note what the reader has to know; empty for nothing
 * @param cut whether there is more than is shown
 */
record ContentShown(
        String as,
        @Nullable VisibleText text,
        List<List<VisibleText>> rows,
        List<Field> fields,
        List<Field> others,
        String note,
        boolean cut) {

    private static final Set<String> LOOKED_AT =
            Set.of("from", "sender", "reply-to", "to", "cc", "bcc", "date", "subject", "content-type");

    ContentShown {
        rows = List.copyOf(rows);
        fields = List.copyOf(fields);
        others = List.copyOf(others);
    }

    record Field(VisibleText name, VisibleText value) {}

    static ContentShown brief(Inspection found) {
        return of(found, found.whole() ? Integer.MAX_VALUE : Inspection.WHOLE, Inspection.WHOLE_ROWS);
    }

    static ContentShown whole(Inspection found) {
        return of(found, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    private static ContentShown of(Inspection found, int characters, int rows) {
        if (found instanceof Text text) {
            return text("text", text.text(), text.note(), characters, List.of());
        }
        if (found instanceof Mail mail) {
            return text("mail", mail.text(), mail.note(), characters, mail.headers());
        }
        if (found instanceof Table table) {
            return table(table, characters, rows);
        }
        if (found instanceof Image image) {
            return note("image", image.width() + " × " + image.height() + " pixels");
        }
        if (found instanceof Pdf pdf) {
            var pages = pdf.pages()
                    .map(count -> count == 1 ? "1 page." : count + " pages.")
                    .orElse("How many pages it has cannot be told from outside.");
            return note("pdf", String.join(" ", join("PDF, " + pages, pdf.notes())));
        }
        return found instanceof Uninspectable not
                ? note("uninspectable", "The document " + not.reason() + ".")
                : note(
                        "elsewhere",
                        "Held elsewhere; only its digest is in the record, so its content cannot be shown here.");
    }

    private static List<String> join(String first, List<String> rest) {
        return Stream.concat(Stream.of(first), rest.stream()).toList();
    }

    private static ContentShown note(String as, String note) {
        return new ContentShown(as, null, List.of(), List.of(), List.of(), note, false);
    }

    private static ContentShown text(String as, String text, String note, int characters, List<Mail.Field> headers) {
        return new ContentShown(
                as,
                VisibleText.block(head(text, characters)),
                List.of(),
                fields(headers, true),
                fields(headers, false),
                note,
                text.length() > characters);
    }

    private static List<Field> fields(List<Mail.Field> headers, boolean lookedAt) {
        return headers.stream()
                .filter(field -> LOOKED_AT.contains(field.name().toLowerCase(Locale.ROOT)) == lookedAt)
                .map(field -> new Field(VisibleText.line(field.name()), VisibleText.line(field.value())))
                .toList();
    }

    private static ContentShown table(Table table, int characters, int rows) {
        var shown = new ArrayList<List<VisibleText>>();
        int left = characters;
        for (var row : table.rows()) {
            left -= row.stream().mapToInt(String::length).sum();
            if (shown.size() >= rows || (left < 0 && !shown.isEmpty())) {
                break;
            }
            shown.add(row.stream()
                    .map(value -> VisibleText.line(head(value, characters)))
                    .toList());
        }
        int all = table.rows().size();
        var note = all == 1 ? "1 line." : all + " lines.";
        return new ContentShown("table", null, shown, List.of(), List.of(), note, shown.size() < all || left < 0);
    }

    /** Never cuts a character in two. */
    private static String head(String text, int characters) {
        if (text.length() <= characters) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(characters - 1)) ? characters - 1 : characters);
    }
}
