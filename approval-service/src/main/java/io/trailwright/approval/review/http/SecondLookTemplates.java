package io.trailwright.approval.review.http;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The page of second looks; checked against its model when the service is built. */
@CheckedTemplate(basePath = "review")
final class SecondLookTemplates {
    private SecondLookTemplates() {}

    static native TemplateInstance seconds(SecondLooksPage page);
}
