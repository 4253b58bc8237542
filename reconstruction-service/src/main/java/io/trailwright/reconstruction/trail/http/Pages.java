package io.trailwright.reconstruction.trail.http;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates, checked when the service is built. */
@CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class Pages {
    private Pages() {}

    /** @param who name of the person who is signed in */
    static native TemplateInstance trails(ListView page, String who);

    static native TemplateInstance trail(TrailView page, String who);

    static native TemplateInstance message(String title, String text);
}
