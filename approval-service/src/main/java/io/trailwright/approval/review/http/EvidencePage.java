package io.trailwright.approval.review.http;

/** One piece of evidence on a page of its own, in full. */
record EvidencePage(String person, EvidenceShown item) {

    /** The review that it belongs to. */
    public String review() {
        return "/reviews/" + item.id();
    }
}
