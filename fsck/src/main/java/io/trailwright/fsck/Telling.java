package io.trailwright.fsck;

import io.trailwright.core.audit.AuditReport;
import io.trailwright.core.audit.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was found, for a person to read. */
final class Telling {

    private static final int TOLD = 20;

    private Telling() {}

    static List<String> lines(AuditReport report) {
        var counts = report.counts();
        var lines = new ArrayList<String>();
        lines.add("log " + report.log() + ": "
                + report.result().name().toLowerCase(Locale.ROOT)
                + (report.from() == 0
                        ? " (deep: every byte of every row was read)"
                        : " (deep from index " + report.from() + "; what stands before it was not read)"));
        report.first()
                .ifPresent(first -> lines.add(
                        "  first wrong index: " + first.index() + ", table " + first.table() + ": " + first.what()));
        report.findings().stream().skip(1).limit(TOLD - 1).map(Telling::line).forEach(lines::add);
        if (report.wrong() > TOLD) {
            lines.add("  and " + (report.wrong() - TOLD) + " more");
        }
        lines.add("  entries " + counts.entries() + " in " + counts.trails() + " trails, parts " + counts.parts()
                + (counts.erased() == 0 ? "" : " and " + counts.erased() + " erased by a recorded decision"));
        lines.add("  tiles " + counts.tiles() + ", checkpoints " + counts.checkpoints() + " (" + counts.signatures()
                + " signatures verified), cosignatures " + counts.cosignatures() + ", idempotency keys "
                + counts.keys());
        if (counts.uncovered() > 0) {
            lines.add("  " + counts.uncovered() + " idempotency keys are not covered by proof: their client, route, key"
                    + " and body were not compared with anything");
        }
        report.comparedTo()
                .ifPresent(size -> lines.add("  the tree was compared up to size " + size + ", and no further"));
        return lines;
    }

    private static String line(Finding finding) {
        return "  also wrong: " + finding.index() + ", table " + finding.table() + ": " + finding.what();
    }
}
