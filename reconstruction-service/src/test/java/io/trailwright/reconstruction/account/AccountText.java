package io.trailwright.reconstruction.account;

import java.util.List;
import java.util.stream.Collectors;

/** An account as plain text, for golden files: everything that it says, and nothing else. */
final class AccountText {
    private AccountText() {}

    static String of(Account account) {
        var text = new StringBuilder();
        text.append("verdict: ").append(account.verdict()).append("\ntier: ").append(account.tier());
        text.append("\n\naccount\n");
        for (var paragraph : account.paragraphs()) {
            paragraph.forEach(told -> text.append("  ")
                    .append(told.sentence())
                    .append(' ')
                    .append(told.entries())
                    .append('\n'));
            text.append('\n');
        }
        text.append("timeline\n");
        account.timeline().forEach(moment -> text.append("  ")
                .append(moment.seq())
                .append(' ')
                .append(moment.at())
                .append(' ')
                .append(moment.kind())
                .append(' ')
                .append(moment.leafHash(), 7, 19)
                .append('\n'));
        text.append("\nparts: ")
                .append(account.partsRecorded())
                .append(" of 5")
                .append(account.tooThin() ? ", too thin" : "")
                .append('\n');
        account.parts().forEach(part -> text.append("  ")
                .append(part.part())
                .append(": ")
                .append(part.state().wire())
                .append(' ')
                .append(part.entries())
                .append('\n'));
        text.append("\nfields: ").append(account.fieldsRecorded()).append(" of 9\n");
        account.fields().forEach(field -> text.append("  ")
                .append(field.field())
                .append(": ")
                .append(field.value())
                .append(" | ")
                .append(field.state().wire())
                .append(" | ")
                .append(field.known().wire())
                .append(' ')
                .append(field.entries())
                .append('\n'));
        lines(text, "approvals", account.approvals());
        lines(text, "rules", account.rules());
        lines(text, "violations", account.violations());
        return text.toString();
    }

    private static void lines(StringBuilder text, String title, List<?> values) {
        text.append('\n')
                .append(title)
                .append('\n')
                .append(values.stream().map(value -> "  " + value + "\n").collect(Collectors.joining()));
    }
}
