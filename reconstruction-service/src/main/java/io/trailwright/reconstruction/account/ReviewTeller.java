package io.trailwright.reconstruction.account;

import io.trailwright.core.entry.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells {@code review.decided}: who stated what, how that person was known, on which content, and whether it counts. */
final class ReviewTeller implements Teller {
    /** What nobody was shown a page for. */
    private static final Set<String> UNSHOWN = Set.of("expired", "withdrawn");

    /** What is not about the content but about another statement. */
    private static final Set<String> FINDINGS = Set.of("upheld", "not-upheld");

    @Override
    public List<Sentence> tell(Entry entry, TrailReading trail) {
        var statement = Reading.of(entry, "statement");
        var reviewer = Reading.of(entry, "reviewer");
        var told = new ArrayList<Sentence>();
        told.add(Sentence.of(lead(entry, statement, reviewer), entry));
        if (reviewer.present()) {
            told.add(Sentence.of(proof(reviewer), entry));
        }
        CountersignatureTeller.tell(entry).ifPresent(text -> told.add(Sentence.of(text, entry)));
        meaning(statement, reviewer).ifPresent(text -> told.add(Sentence.of(text, entry)));
        covered(entry, statement, trail).ifPresent(told::add);
        InsteadOf.of(entry, trail).ifPresent(told::add);
        told.addAll(DeclarationWords.tell(entry, statement, reviewer, trail));
        BreakGlassTeller.allowed(entry, trail).ifPresent(told::add);
        BreakGlassTeller.about(entry, trail).ifPresent(told::add);
        AttentionWords.of(statement, reviewer, trail).ifPresent(text -> told.add(Sentence.of(text, entry)));
        trail.review(entry)
                .flatMap(review -> review.ignored())
                .ifPresent(why -> told.add(
                        Sentence.of("This statement does not count, because " + Visible.inline(why) + ".", entry)));
        return told;
    }

    private static String lead(Entry entry, Reading statement, Reading reviewer) {
        var on = "On " + Words.at(entry.header().at()) + " ";
        var who = Who.reviewer(reviewer);
        return switch (statement.text("verdict").orElse("")) {
            case "approved" -> on + who + " approved the decision" + reason(statement) + ".";
            case "rejected" -> on + who + " rejected the decision" + reason(statement) + ".";
            case "changes-requested" ->
                on + who + " asked for changes before the decision can be decided" + reason(statement) + ".";
            case "recused" ->
                on + who + " declared a conflict of interest and takes no part in the decision" + reason(statement)
                        + ".";
            case "withdrawn" ->
                on + Who.client(entry, "integration") + " withdrew the decision" + reason(statement)
                        + ", which counts as a rejection.";
            case "break-glass" ->
                on + who + " broke the glass and let the decision run before it was approved" + reason(statement) + ".";
            case "upheld" -> on + who + " found afterwards that breaking the glass was right" + reason(statement) + ".";
            case "not-upheld" ->
                on + who + " found afterwards that breaking the glass was not right" + reason(statement) + ".";
            case "expired" -> on + "the time for the review ran out without a decision, which counts as a rejection.";
            default ->
                on + who + " decided the review; what was decided "
                        + (statement.erased() ? "has been erased." : "cannot be read.");
        };
    }

    private static String reason(Reading statement) {
        return statement
                .text("reason")
                .filter(text -> !text.isBlank())
                .map(text -> ", giving the reason " + Quote.words(text))
                .orElse(" without giving a reason");
    }

    private static String proof(Reading reviewer) {
        var who = Who.reviewer(reviewer);
        var facts = new ArrayList<String>();
        reviewer.text("sub").ifPresent(sub -> facts.add("subject " + Quote.words(sub)));
        reviewer.text("iss").ifPresent(iss -> facts.add("issuer " + Quote.words(iss)));
        reviewer.text("acr").ifPresent(acr -> facts.add("login level (acr) " + Quote.words(acr)));
        var methods = reviewer.texts("amr").stream().map(Quote::words).toList();
        if (!methods.isEmpty()) {
            facts.add("login by " + Words.and(methods));
        }
        return "The identity of " + who + " was taken from a sign-in token that the ledger checked itself"
                + (facts.isEmpty() ? "" : ": " + String.join(", ", facts))
                + reviewer.text("authTime")
                        .map(at -> "; " + who + " had signed in on " + Words.at(at))
                        .orElse("")
                + " (verified).";
    }

    private static Optional<String> meaning(Reading statement, Reading reviewer) {
        return statement
                .text("meaning")
                .filter(text -> !text.isBlank() && reviewer.present())
                .map(text ->
                        "The statement that " + Who.reviewer(reviewer) + " confirmed reads " + Quote.words(text) + ".");
    }

    /** Which content the statement covers, and that what was displayed is fixed by its digest. */
    private static Optional<Sentence> covered(Entry entry, Reading statement, TrailReading trail) {
        if (statement
                .text("verdict")
                .filter(verdict -> UNSHOWN.contains(verdict) || FINDINGS.contains(verdict))
                .isPresent()) {
            return Optional.empty();
        }
        return statement
                .text("subject")
                .flatMap(trail::withLeaf)
                .map(content -> Sentence.of(
                        "The statement covers the content of this decision as it stood with entry "
                                + content.header().seq()
                                + (statement.text("view").isPresent()
                                        ? ", and holds a digest of the page that was displayed."
                                        : "."),
                        content,
                        entry));
    }
}
