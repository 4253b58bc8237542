package io.trailwright.reconstruction.trail.http;

import io.trailwright.reconstruction.account.Account;
import io.trailwright.reconstruction.account.Approval;
import io.trailwright.reconstruction.account.Field;
import io.trailwright.reconstruction.account.FivePart;
import io.trailwright.reconstruction.account.Sentence;
import java.util.List;

/**
 * What the page of one decision shows. Every text is final: hidden characters are visible in it, and the template
 * escapes the rest.
 *
 * @param title the sender's words, or the decision's id where there are none
 * @param summed whether the title is the sender's words
 * @param tone colour of the verdict: good, wait or bad
 */
public record TrailView(
        String id,
        String shortId,
        String log,
        String title,
        boolean summed,
        String workflow,
        String tier,
        String verdict,
        String tone,
        String firstAt,
        String lastAt,
        Account account,
        VerificationView verification,
        List<MomentView> timeline) {

    public TrailView {
        timeline = List.copyOf(timeline);
    }

    /** The decision is still being made. */
    public boolean open() {
        return tone.equals("wait");
    }

    public List<Paragraph> paragraphs() {
        return account.paragraphs().stream().map(Paragraph::of).toList();
    }

    public List<FivePart> parts() {
        return account.parts();
    }

    public List<Field> fields() {
        return account.fields();
    }

    public List<Approval> approvals() {
        return account.approvals();
    }

    /** What one entry tells: the sentence that says what happened, and the details. */
    public record Paragraph(List<Sentence> first, List<Sentence> rest) {
        static Paragraph of(List<Sentence> told) {
            return new Paragraph(told.subList(0, 1), told.subList(1, told.size()));
        }
    }

    /**
     * The verification box.
     *
     * @param tone good, wait or bad
     * @param headline result in a few words
     * @param text what was checked, or what is wrong
     * @param source which entries the account was told from, where that needs saying; empty otherwise
     * @param bundle whether there is a bundle to download
     */
    public record VerificationView(
            String result, String tone, String headline, String text, String source, boolean bundle) {

        /** What the offline verifier will say of the bundle. */
        public String bundleNote() {
            return tone.equals("bad")
                    ? "Holds what the ledger handed out. This refuses it and says why:"
                    : "Verifies offline, without this service:";
        }
    }

    /**
     * One entry on the timeline.
     *
     * @param shortHash beginning of the leaf hash
     * @param header the exact header, as text
     */
    public record MomentView(
            long seq,
            long index,
            String at,
            String isoAt,
            String kind,
            String sentence,
            String leafHash,
            String shortHash,
            String header,
            List<RawPart> parts) {
        public MomentView {
            parts = List.copyOf(parts);
        }
    }

    /**
     * One part of an entry.
     *
     * @param note what is to be said of it: its size, or that it is erased
     * @param text its bytes as text; empty when they are not text, or are erased
     */
    public record RawPart(String name, String note, String text) {}
}
