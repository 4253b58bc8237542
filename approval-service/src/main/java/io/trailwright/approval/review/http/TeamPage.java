package io.trailwright.approval.review.http;

import io.trailwright.approval.secondlook.SecondLookStore.Tally;
import io.trailwright.approval.show.Times;
import io.trailwright.approval.show.VisibleText;
import io.trailwright.approval.stated.StatedFigures;
import io.trailwright.approval.stated.StatedFigures.Figures;
import io.trailwright.approval.stated.Team.Member;
import java.util.List;

/** How the people of the person's groups decide. */
record TeamPage(String person, List<Line> lines, String note, List<Seconds> seconds) {
    TeamPage {
        lines = List.copyOf(lines);
        seconds = List.copyOf(seconds);
    }

    /** Every figure in words; a dash where there is nothing to make it of. */
    record Line(
            VisibleText name, int decided, String approved, String took, String looked, String opened, int overruled) {

        private static final String NOTHING = "–";

        static Line of(Member member) {
            return new Line(
                    VisibleText.line(member.name()),
                    member.decided(),
                    Math.round(100.0 * member.approved() / member.decided()) + " % (" + member.approved() + ")",
                    member.took().map(Times::length).orElse(NOTHING),
                    member.looked().isPresent() ? Times.seconds(member.looked().getAsLong()) : NOTHING,
                    member.measured() == 0 ? NOTHING : member.opened() + " of " + member.documents(),
                    member.overruled());
        }
    }

    /** Second looks at what one person approved. */
    record Seconds(VisibleText name, long drawn, long looked, long disagreed) {
        static Seconds of(Tally tally) {
            return new Seconds(VisibleText.line(tally.name()), tally.drawn(), tally.looked(), tally.disagreed());
        }
    }

    static TeamPage of(String person, Figures figures, List<Tally> seconds) {
        var made = "Made of " + figures.statements() + (figures.statements() == 1 ? " statement" : " statements")
                + " of the last " + StatedFigures.DAYS + " days";
        return new TeamPage(
                person,
                figures.members().stream().map(Line::of).toList(),
                figures.cut() ? made + ", the newest; there are more." : made + ".",
                seconds.stream().map(Seconds::of).toList());
    }
}
