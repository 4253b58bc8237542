package io.trailwright.approval.review.http;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.trailwright.approval.review.http.ReviewPage.Notice;

/** The pages; checked against their models when the service is built. */
@CheckedTemplate(basePath = "review")
final class Templates {
    private Templates() {}

    static native TemplateInstance inbox(InboxPage page);

    /** The queue's list alone. */
    static native TemplateInstance list(InboxPage page);

    static native TemplateInstance review(ReviewPage page);

    static native TemplateInstance sign(SignPage page);

    static native TemplateInstance evidence(EvidencePage page);

    static native TemplateInstance mine(MinePage page);

    static native TemplateInstance team(TeamPage page);

    static native TemplateInstance message(Notice notice);
}
