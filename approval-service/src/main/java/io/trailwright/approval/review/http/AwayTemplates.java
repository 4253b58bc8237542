package io.trailwright.approval.review.http;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The page of absences; checked against its model when the service is built. */
@CheckedTemplate(basePath = "review")
final class AwayTemplates {
    private AwayTemplates() {}

    static native TemplateInstance away(AwayPage page);
}
