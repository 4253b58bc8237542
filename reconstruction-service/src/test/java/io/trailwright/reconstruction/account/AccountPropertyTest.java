package io.trailwright.reconstruction.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.entry.Part;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every account, over trails of all shapes. A failure names its seed. */
class AccountPropertyTest {
    private static final Pattern QUOTED = Pattern.compile("“[^“”]*”");
    private static final List<String> PARTS = List.of("request", "evidence", "recommendation", "review", "change");
    private static final List<String> FIELDS = List.of(
            "workflow-owner",
            "tool",
            "data-category",
            "prompt",
            "sources",
            "output",
            "reviewer",
            "final-action",
            "exceptions");

    static LongStream seeds() {
        return IntStream.range(0, 400).asLongStream();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everySentenceCitesEntriesOfItsTrail_andEveryEntryIsTold(long seed) {
        // Given
        var entries = RandomTrail.of(seed);

        // When
        var account = Account.of(entries);

        // Then
        var existing = new TreeSet<Long>();
        entries.forEach(entry -> existing.add(entry.header().seq()));
        var cited = new TreeSet<Long>();
        for (var told : account.sentences()) {
            assertFalse(told.entries().isEmpty(), told.sentence());
            assertTrue(existing.containsAll(told.entries()), told.toString());
            cited.addAll(told.entries());
        }
        assertEquals(existing, cited, "every entry is told by a sentence");
        assertEquals(entries.size(), account.timeline().size());
        account.parts().forEach(part -> assertTrue(existing.containsAll(part.entries()), part.toString()));
        account.fields().forEach(field -> assertTrue(existing.containsAll(field.entries()), field.toString()));
        account.approvals().forEach(approval -> assertTrue(existing.contains(approval.entry())));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void sameEntriesGiveTheSameAccount(long seed) {
        // Given a trail, and the same one read again from its bytes
        var entries = RandomTrail.of(seed);
        var again = entries.stream()
                .map(entry -> Entry.read(entry.index(), entry.headerBytes().clone(), new TreeMap<>(entry.parts())))
                .toList();

        // When
        var first = Account.of(entries);
        var second = Account.of(again);

        // Then
        assertEquals(AccountText.of(first), AccountText.of(second));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void executedIsSaidOnlyWhereAReportSaysSo(long seed) {
        // Given
        var entries = RandomTrail.of(seed);
        var reports = entries.stream()
                .filter(entry -> entry.header().kind() == EntryKind.CHANGE_REPORTED)
                .filter(entry -> Reading.of(entry, "change")
                        .text("outcome")
                        .filter("executed"::equals)
                        .isPresent())
                .map(entry -> entry.header().seq())
                .collect(Collectors.toSet());

        // When
        var account = Account.of(entries);

        // Then
        for (var told : account.sentences()) {
            if (unquoted(told.sentence()).contains("executed")) {
                assertTrue(reports.containsAll(told.entries()), told.toString());
            }
        }
        account.fields().stream()
                .filter(field -> unquoted(field.value()).contains("executed"))
                .forEach(field -> assertTrue(reports.containsAll(field.entries()), field.toString()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void wordsOfOthersStayInsideTheirQuotationMarks_andHideNothing(long seed) {
        // Given trails whose callers write the mark HOSTILE, quotation marks and hidden characters everywhere
        var entries = RandomTrail.of(seed);

        // When
        var account = Account.of(entries);

        // Then
        var texts = account.sentences().stream().map(Sentence::sentence).collect(Collectors.toList());
        account.fields().forEach(field -> texts.add(field.value()));
        for (var text : texts) {
            var ours = unquoted(text);
            assertFalse(ours.contains("HOSTILE"), text);
            assertFalse(ours.contains("“") || ours.contains("”"), text);
            assertTrue(
                    text.codePoints()
                            .noneMatch(point ->
                                    Character.getType(point) == Character.FORMAT || Character.isISOControl(point)),
                    text);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void thinTrailsSayThatTheyAreTooThin(long seed) {
        // Given
        var entries = RandomTrail.of(seed);

        // When
        var account = Account.of(entries);

        // Then
        assertEquals(PARTS, account.parts().stream().map(FivePart::part).toList());
        assertEquals(FIELDS, account.fields().stream().map(Field::field).toList());
        boolean lost = account.parts().stream()
                .anyMatch(part -> part.state() == PartState.NOT_RECORDED || part.state() == PartState.ERASED);
        var last = account.sentences().get(account.sentences().size() - 1).sentence();
        assertEquals(lost, account.tooThin());
        assertEquals(lost, last.startsWith("This trail is too thin as it stands"), last);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void erasingNeverLooksLikeAViolation_andAddsNothing(long seed) {
        // Given
        var entries = RandomTrail.of(seed);
        var before = Account.of(entries);

        // When everything in it is erased
        var erased = entries.stream()
                .map(entry -> {
                    var parts = new TreeMap<>(entry.parts());
                    parts.replaceAll((name, part) -> new Part.Erased());
                    return Entry.read(entry.index(), entry.headerBytes(), parts);
                })
                .toList();
        var after = Account.of(erased);

        // Then
        assertTrue(
                before.violations().containsAll(after.violations()),
                after.violations().toString());
        assertFalse(AccountText.of(after).contains("HOSTILE"));
        assertTrue(after.approvals().stream().noneMatch(Approval::counted));
    }

    private static String unquoted(String text) {
        return QUOTED.matcher(text).replaceAll("");
    }
}
