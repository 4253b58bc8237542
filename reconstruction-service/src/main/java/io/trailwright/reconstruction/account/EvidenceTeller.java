package io.trailwright.reconstruction.account;

import io.trailwright.core.entry.Entry;
import java.util.ArrayList;
import java.util.List;

/** Tells evidence: {@code evidence.added}, and the pieces that came with a proposal. */
final class EvidenceTeller implements Teller {

    @Override
    public List<Sentence> tell(Entry entry, TrailReading trail) {
        int count = EvidenceItem.of(entry).size();
        var told = new ArrayList<Sentence>();
        told.add(Sentence.of(
                "On " + Words.at(entry.header().at()) + " " + Who.client(entry, "integration") + " added "
                        + Words.some(count, "piece")
                        + " of evidence, so that any approval given before no longer counts.",
                entry));
        told.addAll(each(entry));
        return told;
    }

    /** What a proposal brought: how many pieces, then each of them. */
    static List<Sentence> pieces(Entry entry) {
        int count = EvidenceItem.of(entry).size();
        var told = new ArrayList<Sentence>();
        told.add(Sentence.of(
                count == 0 ? "It supplied no evidence." : "It supplied " + Words.some(count, "piece") + " of evidence.",
                entry));
        told.addAll(each(entry));
        return told;
    }

    private static List<Sentence> each(Entry entry) {
        return EvidenceItem.of(entry).stream()
                .map(item -> Sentence.of(one(item), entry))
                .toList();
    }

    private static String one(EvidenceItem item) {
        var number = "Evidence " + (item.number() + 1);
        if (item.erased()) {
            return number + " has been erased; only its commitment is left.";
        }
        var told = number + " is " + item.called() + item.measured();
        return switch (item.content()) {
            case KEPT -> told + "; its bytes are kept in the trail and match the digest recorded for it (verified).";
            case DIFFERS -> told + "; its bytes are kept in the trail and do not match the digest recorded for it.";
            case ERASED -> told + "; its content has been erased, and only the commitment is left.";
            case ELSEWHERE ->
                told + "; its content is kept elsewhere"
                        + item.data()
                                .text("location")
                                .map(at -> ", at " + Quote.words(at))
                                .orElse("")
                        + ", and only its digest is recorded (declared).";
            case NOT_RECORDED -> told + "; neither its content nor a digest is recorded.";
        };
    }
}
