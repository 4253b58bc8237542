package io.trailwright.policy.document;

import java.util.List;
import java.util.stream.Collectors;

/** A document that cannot be taken, with all that is wrong with it. */
public final class DefectiveDocumentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What kind of defects there are. */
    public enum Kind {
        /** The document is larger than is read. */
        TOO_LARGE,
        /** The bytes are not one document. */
        MALFORMED,
        /** The document has not the members that it must have. */
        SHAPE,
        /** What the document says does not work: a rule does not compile, a test fails. */
        CONTENT
    }

    private final Kind kind;
    private final transient List<Defect> defects;

    /** A document with defects of one kind. */
    public DefectiveDocumentException(Kind kind, List<Defect> defects) {
        super(defects.stream()
                .map(defect -> (defect.pointer().isEmpty() ? "document" : defect.pointer()) + ": " + defect.message())
                .collect(Collectors.joining("; ")));
        this.kind = kind;
        this.defects = List.copyOf(defects);
    }

    /** What kind of defects there are. */
    public Kind kind() {
        return kind;
    }

    /** What is wrong, in the order of the document; at least one. */
    public List<Defect> defects() {
        return defects;
    }
}
