package io.trailwright.reconstruction.trail.http;

import io.trailwright.core.entry.Entry;
import io.trailwright.reconstruction.account.Account.Moment;
import io.trailwright.reconstruction.account.Headline;
import io.trailwright.reconstruction.trail.Reconstruction;
import io.trailwright.reconstruction.trail.http.TrailView.MomentView;
import io.trailwright.reconstruction.trail.http.TrailView.VerificationView;
import io.trailwright.reconstruction.verification.Report;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** From a reconstruction to its page. */
final class TrailViews {
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final Map<String, String> TONES = Map.of(
            "allowed", "good",
            "review-required", "wait",
            "evidence-required", "wait",
            "undetermined", "wait",
            "rejected", "bad",
            "expired", "bad");

    private TrailViews() {}

    static TrailView view(Reconstruction found) {
        var headline = Headline.of(found.entries());
        var id = headline.decision().toString();
        return new TrailView(
                id,
                id.substring(id.length() - 12),
                found.account().log(),
                headline.summary().isBlank() ? "Decision " + id : headline.summary(),
                !headline.summary().isBlank(),
                headline.workflow(),
                headline.tier(),
                words(found.verdict()),
                tone(found.verdict()),
                at(headline.firstAt()),
                at(headline.lastAt()),
                found.account(),
                verification(found),
                timeline(found.account().timeline(), found.entries()));
    }

    static String at(Instant instant) {
        return AT.format(instant);
    }

    static String words(String wire) {
        return wire.replace('-', ' ');
    }

    static String tone(String verdict) {
        return TONES.getOrDefault(verdict, "wait");
    }

    private static List<MomentView> timeline(List<Moment> moments, List<Entry> entries) {
        return java.util.stream.IntStream.range(0, moments.size())
                .mapToObj(i -> moment(moments.get(i), entries.get(i)))
                .toList();
    }

    private static MomentView moment(Moment moment, Entry entry) {
        return new MomentView(
                moment.seq(),
                moment.index(),
                at(moment.at()),
                moment.at().toString(),
                moment.kind(),
                moment.sentence(),
                moment.leafHash(),
                moment.leafHash().substring(0, "sha256:".length() + 12) + "…",
                RawParts.header(entry),
                RawParts.of(entry));
    }

    private static VerificationView verification(Reconstruction found) {
        var report = found.verification();
        var source =
                switch (found.source()) {
                    case VERIFIED -> "";
                    case KEPT ->
                        "The account below is told from the copy that this service kept when the ledger first handed"
                                + " these entries out.";
                    case UNVERIFIED ->
                        "The account below is told from what the ledger handed out, although it does not verify.";
                };
        var wrong = report.problem()
                .map(problem -> problem.where() + ": " + problem.what())
                .orElse("");
        var bundle = found.bundle().isPresent();
        return switch (report.result()) {
            case OK -> new VerificationView("ok", "good", "Verified", checked(report), source, bundle);
            case ERASED ->
                new VerificationView(
                        "erased",
                        "wait",
                        "Verified, with erased content",
                        checked(report) + erased(report),
                        source,
                        bundle);
            case BROKEN ->
                new VerificationView("broken", "bad", "Broken: this trail does not verify", wrong, source, bundle);
            case UNAVAILABLE -> new VerificationView("unavailable", "wait", "Not verified", wrong, source, bundle);
        };
    }

    private static String erased(Report report) {
        return " " + count(report.erased(), "part was", "parts were")
                + " erased by a recorded decision; the commitments are left and verify.";
    }

    private static String checked(Report report) {
        return String.format(
                Locale.ROOT,
                "This service checked %s, %s, %s and %s against the keys that are pinned here, and that the log of %s"
                        + " continues everything that was seen of it before.",
                count(report.entries(), "entry", "entries"),
                count(report.parts(), "part", "parts"),
                count(report.proofs(), "inclusion proof", "inclusion proofs"),
                count(report.signatures(), "signature", "signatures"),
                count(report.logSize(), "entry", "entries"));
    }

    private static String count(long count, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
    }
}
