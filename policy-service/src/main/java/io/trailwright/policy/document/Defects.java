package io.trailwright.policy.document;

import io.trailwright.policy.document.DefectiveDocumentException.Kind;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a document, so that its author learns all of it at once. Used by one thread. */
public final class Defects {

    private static final int MOST = 100;

    private final List<Defect> found = new ArrayList<>();

    /** Notes a defect; past a hundred they are dropped. */
    public void add(String pointer, String message) {
        if (found.size() < MOST) {
            found.add(new Defect(pointer, message));
        }
    }

    /** Whether nothing is wrong so far. */
    public boolean none() {
        return found.isEmpty();
    }

    /**
     * Ends the reading of a document with defects.
     *
     * @throws DefectiveDocumentException unless nothing is wrong
     */
    public void refuseIfAny(Kind kind) {
        if (!found.isEmpty()) {
            throw new DefectiveDocumentException(kind, found);
        }
    }
}
