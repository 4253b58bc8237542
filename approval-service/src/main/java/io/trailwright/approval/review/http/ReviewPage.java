package io.trailwright.approval.review.http;

import io.trailwright.approval.show.JsonRows.Row;
import io.trailwright.approval.show.VisibleText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that the review page shows. Text from outside is {@link VisibleText} without exception. */
record ReviewPage(
        String person,
        Head head,
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
        Form form,
        List<String> gaps,
        @Nullable Notice notice,
        ActionsShown actions) {

    ReviewPage {
        arguments = List.copyOf(arguments);
        evidence = List.copyOf(evidence);
        request = List.copyOf(request);
        exceptions = List.copyOf(exceptions);
        rules = List.copyOf(rules);
        requirement = List.copyOf(requirement);
        approvals = List.copyOf(approvals);
        history = List.copyOf(history);
        gaps = List.copyOf(gaps);
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
}
