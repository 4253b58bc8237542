package io.trailwright.reconstruction.trail.http;

import io.trailwright.reconstruction.account.Account;
import io.trailwright.reconstruction.account.Approval;
import io.trailwright.reconstruction.account.Field;
import io.trailwright.reconstruction.account.FivePart;
import java.util.List;

/**
 * What the page of one decision shows. Every text is final: hidden characters are visible in it, and the template
 * escapes the rest.
 *
 * @param tone colour of the verdict: good, wait or bad
 * @param open whether the raw entries of the timeline can be shown
 */
public record TrailView(
        String id,
        String shortId,
        String log,
        String title,
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

    public List<FivePart> parts() {
        return account.parts();
    }

    public List<Field> fields() {
        return account.fields();
    }

    public List<Approval> approvals() {
        return account.approvals();
    }

    /**
     * The verification box.
     *
     * @param tone good, wait or bad
     * @param headline result in a few words
     * @param text what was checked, or what is wrong
     * @param source which entries the account was told from, where that needs saying; empty otherwise
     */
    public record VerificationView(String result, String tone, String headline, String text, String source) {}

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
