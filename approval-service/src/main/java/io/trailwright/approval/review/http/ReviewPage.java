package io.trailwright.approval.review.http;

import io.trailwright.approval.show.JsonRows.Row;
import io.trailwright.approval.show.VisibleText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the review page shows. Text from outside is {@link VisibleText} without exception.
 *
 * @param focus whether the person works through the queue, one after the other
 * @param next what waits beside this one; null when nothing does
 */
record ReviewPage(
        String person,
        boolean focus,
        Head head,
        GistShown gist,
        List<Row> arguments,
        String argumentsDigest,
        List<EvidenceShown> evidence,
        @Nullable Claim recommendation,
        List<Row> request,
        List<VisibleText> exceptions,
        String exceptionsNote,
        List<Rule> rules,
        List<String> requirement,
        List<Approval> approvals,
        List<Event> history,
        DifferenceShown difference,
        List<SimilarShown> similar,
        Form form,
        List<String> gaps,
        @Nullable Notice notice,
        @Nullable Next next,
        ActionsShown actions,
        BreakGlassShown breakGlass,
        DeclarationsShown declarations) {

    ReviewPage {
        arguments = List.copyOf(arguments);
        evidence = List.copyOf(evidence);
        request = List.copyOf(request);
        exceptions = List.copyOf(exceptions);
        rules = List.copyOf(rules);
        requirement = List.copyOf(requirement);
        approvals = List.copyOf(approvals);
        history = List.copyOf(history);
        similar = List.copyOf(similar);
        gaps = List.copyOf(gaps);
    }

    /** How many documents there are to open. */
    public int documents() {
        return evidence.size();
    }

    /** How many of them the person has been shown in full or has opened. */
    public long opened() {
        return evidence.stream().filter(EvidenceShown::opened).count();
    }

    /** @param state one of the names of {@code ReviewState} */
    record Head(
            String id,
            VisibleText workflow,
            VisibleText action,
            VisibleText target,
            VisibleText summary,
            VisibleText sender,
            String tier,
            String state,
            String stateText,
            String timeLeft,
            String expiresAt) {}

    /** What the agent says for itself. */
    record Claim(VisibleText summary, String confidence, List<Row> output) {}

    record Rule(VisibleText id, String tier, VisibleText reason) {}

    /** @param note why it does not count; empty when it does */
    record Approval(VisibleText name, String verdict, VisibleText reason, String at, String note) {}

    record Event(String at, String sentence, VisibleText who) {}

    /**
     * @param open whether the person may decide
     * @param whyNot a sentence, when they may not
     * @param reason what they had written already
     */
    record Form(
            boolean open,
            boolean approvable,
            String whyNot,
            String subject,
            String view,
            String token,
            VisibleText meaningOfYes,
            VisibleText meaningOfNo,
            String reason) {}

    /** @param kind {@code good}, {@code bad} or {@code plain} */
    record Notice(String kind, String title, String text) {}

    /** Another review that waits. */
    record Next(String link, String tier, VisibleText action, VisibleText workflow, String when) {}
}
