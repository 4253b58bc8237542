package io.trailwright.approval.review;

import io.trailwright.core.trail.Tier;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which reviews a person wants to see, as the page's address says it.
 *
 * @param waiting those that wait, or those that are over
 * @param workflow by its name
 * @param text somewhere in summary, action or workflow, in whatever case
 */
public record InboxQuery(boolean waiting, Optional<Tier> tier, Optional<String> workflow, Optional<String> text) {
    public static final InboxQuery WAITING = new InboxQuery(true, Optional.empty(), Optional.empty(), Optional.empty());

    private static final int MAX_TEXT = 200;

    /** What is not understood does not filter. */
    public static InboxQuery read(String tab, String tier, String workflow, String text) {
        return new InboxQuery(
                !tab.equals("decided"),
                Arrays.stream(Tier.values())
                        .filter(each -> each.wire().equals(tier))
                        .findFirst(),
                bounded(workflow),
                bounded(text));
    }

    private static Optional<String> bounded(String text) {
        var stripped = text.replace("\0", "").strip();
        return Optional.of(stripped.length() > MAX_TEXT ? stripped.substring(0, MAX_TEXT) : stripped)
                .filter(found -> !found.isEmpty());
    }

    /** Whether anything but the tab is chosen. */
    public boolean filtered() {
        return tier.isPresent() || workflow.isPresent() || text.isPresent();
    }

    /** As the query of an address, without its question mark; empty for what waits, unfiltered. */
    public String address() {
        var parameters = new LinkedHashMap<String, String>();
        if (!waiting) {
            parameters.put("tab", "decided");
        }
        tier.ifPresent(found -> parameters.put("tier", found.wire()));
        workflow.ifPresent(found -> parameters.put("workflow", found));
        text.ifPresent(found -> parameters.put("q", found));
        return parameters.entrySet().stream().map(InboxQuery::pair).collect(Collectors.joining("&"));
    }

    private static String pair(Map.Entry<String, String> parameter) {
        return parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8);
    }
}
