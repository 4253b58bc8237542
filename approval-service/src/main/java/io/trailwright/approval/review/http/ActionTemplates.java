package io.trailwright.approval.review.http;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The page of refused forms; checked against its model when the service is built. */
@CheckedTemplate(basePath = "review")
final class ActionTemplates {
    private ActionTemplates() {}

    static native TemplateInstance action(ActionPage page);
}
