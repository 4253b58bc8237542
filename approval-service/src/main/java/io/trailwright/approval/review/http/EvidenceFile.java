package io.trailwright.approval.review.http;

import io.trailwright.approval.review.EvidenceItem;
import io.trailwright.problem.StandardProblem;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The content of a piece of evidence as a file to save. Never shown by the browser in our origin: a fixed type, an
 * attachment, a name that we make.
 */
final class EvidenceFile {
    private static final Map<String, String> ENDINGS = Map.of(
            "application/pdf", ".pdf",
            "text/csv", ".csv",
            "text/plain", ".txt",
            "message/rfc822", ".eml",
            "application/json", ".json",
            "image/png", ".png",
            "image/jpeg", ".jpg");

    private EvidenceFile() {}

    /** @throws io.trailwright.problem.HttpProblem 404 where there is no such evidence, or none held here */
    static Response of(List<EvidenceItem> evidence, String number) {
        var item = evidence.stream()
                .filter(each -> String.valueOf(each.number()).equals(number))
                .findFirst()
                .orElseThrow(() -> StandardProblem.NOT_FOUND.problem("There is no such evidence."));
        var content = item.content()
                .orElseThrow(() -> StandardProblem.NOT_FOUND.problem("The content of this evidence is not held here."));
        return Response.ok(content, MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"evidence-" + (item.number() + 1) + ending(item) + "\"")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Cache-Control", "no-store")
                .build();
    }

    private static String ending(EvidenceItem item) {
        var type = item.mediaType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return ENDINGS.getOrDefault(type, ".bin");
    }
}
