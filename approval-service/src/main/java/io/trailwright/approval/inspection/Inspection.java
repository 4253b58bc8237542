package io.trailwright.approval.inspection;

import java.util.List;
import java.util.Optional;

/** How a document can be looked at. Everything in it comes from outside and has still to be made inert. */
public sealed interface Inspection {

    /** The most characters of one document that are put into a page. */
    int MAX_CHARACTERS = 400_000;

    /** Up to here a document is shown whole beside the action; a longer one has a page of its own. */
    int WHOLE = 3_000;

    /** Lines of a table that are shown whole beside the action. */
    int WHOLE_ROWS = 24;

    /** Whether the page of the review itself shows all of it. */
    boolean whole();

    /**
     * Characters as they are.
     *
     * @param note what the reader has to know about them; empty for nothing
     */
    record Text(String text, String note) implements Inspection {
        @Override
        public boolean whole() {
            return text.length() <= WHOLE;
        }
    }

    /**
     * Separated values (RFC 4180), every one of them text.
     *
     * @param rows the first is not taken for a heading: whether it is one is not in the document
     */
    record Table(List<List<String>> rows) implements Inspection {
        public Table {
            rows = rows.stream().map(List::copyOf).toList();
        }

        @Override
        public boolean whole() {
            return rows.size() <= WHOLE_ROWS
                    && rows.stream()
                                    .flatMap(List::stream)
                                    .mapToInt(String::length)
                                    .sum()
                            <= WHOLE;
        }
    }

    /**
     * A message (RFC 5322).
     *
     * @param headers in their order, unfolded, encoded words (RFC 2047) decoded
     * @param note what the reader has to know about the text; empty for nothing
     */
    record Mail(List<Field> headers, String text, String note) implements Inspection {
        /** @param value one line */
        public record Field(String name, String value) {}

        public Mail {
            headers = List.copyOf(headers);
        }

        @Override
        public boolean whole() {
            return text.length()
                            + headers.stream()
                                    .mapToInt(field -> field.value().length())
                                    .sum()
                    <= WHOLE;
        }
    }

    /**
     * A still picture, by its own bytes.
     *
     * @param type {@code image/png} or {@code image/jpeg}, whatever was declared
     * @param width in pixels, as is {@code height}
     */
    record Image(String type, int width, int height) implements Inspection {
        /** What is larger is made smaller beside the action. */
        private static final int WHOLE_PIXELS = 800;

        @Override
        public boolean whole() {
            return width <= WHOLE_PIXELS && height <= WHOLE_PIXELS;
        }
    }

    /**
     * A PDF, which is looked at as a file.
     *
     * @param pages empty when they cannot be counted from outside
     * @param notes what is in it beside pages
     */
    record Pdf(Optional<Integer> pages, List<String> notes) implements Inspection {
        public Pdf {
            notes = List.copyOf(notes);
        }

        @Override
        public boolean whole() {
            return false;
        }
    }

    /** Only its digest is in the record. */
    record Elsewhere() implements Inspection {
        @Override
        public boolean whole() {
            return false;
        }
    }

    /** @param reason goes on after "the document" */
    record Uninspectable(String reason) implements Inspection {
        @Override
        public boolean whole() {
            return false;
        }
    }
}
