package io.trailwright.approval.review.http;

import io.trailwright.approval.inspection.Inspection;
import io.trailwright.approval.review.EvidenceItem;
import io.trailwright.problem.StandardProblem;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;

/**
 * The content of a piece of evidence as bytes. A file to save is never shown by the browser in our origin: a fixed type,
 * an attachment, a name that we make. A picture is shown, with the type that its bytes have, and can do nothing.
 */
final class EvidenceFile {
    private static final String INERT = "sandbox; default-src 'none'";
    private static final Map<String, String> ENDINGS = Map.of(
            "application/pdf", ".pdf",
            "text/csv", ".csv",
            "text/plain", ".txt",
            "message/rfc822", ".eml",
            "application/json", ".json",
            "image/png", ".png",
            "image/jpeg", ".jpg");

    private EvidenceFile() {}

    /** @throws io.trailwright.problem.HttpProblem 404 where its content is not held here */
    static Response of(EvidenceItem item) {
        return Response.ok(content(item), MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"evidence-" + (item.number() + 1) + ending(item) + "\"")
                .header("Content-Security-Policy", INERT)
                .header("Cache-Control", "no-store")
                .build();
    }

    /** @throws io.trailwright.problem.HttpProblem 404 where it is not a picture that can be shown */
    static Response picture(EvidenceItem item) {
        if (!(item.inspection() instanceof Inspection.Image image)) {
            throw StandardProblem.NOT_FOUND.problem("This evidence is not a picture that is shown here.");
        }
        return Response.ok(content(item), image.type())
                .header(
                        "Content-Disposition",
                        "inline; filename=\"evidence-" + (item.number() + 1) + ending(item) + "\"")
                .header("Content-Security-Policy", INERT)
                .header("Cache-Control", "no-store")
                .build();
    }

    private static byte[] content(EvidenceItem item) {
        return item.content()
                .orElseThrow(() -> StandardProblem.NOT_FOUND.problem("The content of this evidence is not held here."));
    }

    private static String ending(EvidenceItem item) {
        var type = item.mediaType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return ENDINGS.getOrDefault(type, ".bin");
    }
}
