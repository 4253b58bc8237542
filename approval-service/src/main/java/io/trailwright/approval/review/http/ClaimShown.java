package io.trailwright.approval.review.http;

import io.trailwright.approval.review.ReviewView;
import io.trailwright.approval.review.http.ReviewPage.Claim;
import io.trailwright.approval.show.JsonRows;
import io.trailwright.approval.show.JsonRows.Row;
import io.trailwright.approval.show.VisibleText;
import io.trailwright.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the agent says for itself: everything of the view that is neither action nor evidence. */
final class ClaimShown {
    private ClaimShown() {}

    static @Nullable Claim recommendation(ReviewView view) {
        return view.recommendation().map(ClaimShown::claim).orElse(null);
    }

    private static Claim claim(Json.Obj recommendation) {
        return new Claim(
                VisibleText.block(recommendation.optString("summary").orElse("")),
                recommendation.opt("confidence").map(ClaimShown::text).orElse("not stated"),
                recommendation.opt("output").map(JsonRows::of).orElse(List.of()));
    }

    /** Everything else that the request says, so that nothing which is signed for stays unseen. */
    static List<Row> request(ReviewView view) {
        var rest = new LinkedHashMap<String, Json>();
        view.request().ifPresent(request -> rest.putAll(request.members()));
        rest.remove("summary");
        view.recommendation()
                .flatMap(found -> found.opt("outputDigest"))
                .ifPresent(digest -> rest.put("outputDigest", digest));
        return rest.isEmpty() ? List.of() : JsonRows.of(new Json.Obj(rest));
    }

    static List<VisibleText> exceptions(ReviewView view) {
        return view.exceptions().stream()
                .flatMap(array -> array.items().stream())
                .map(item -> item instanceof Json.Str note ? note.value() : text(item))
                .map(VisibleText::block)
                .toList();
    }

    static String exceptionsNote(ReviewView view) {
        return view.exceptions().isEmpty() ? "Not recorded." : "None declared.";
    }

    private static String text(Json json) {
        return VisibleText.line(new String(json.canonical(), StandardCharsets.UTF_8))
                .text();
    }
}
