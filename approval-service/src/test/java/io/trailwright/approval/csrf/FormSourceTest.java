package io.trailwright.approval.csrf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which senders of a form are believed. */
class FormSourceTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            same-origin, https://a.example,         true
            same-origin, ,                          true
            ,            https://a.example,         true
            ,            https://A.EXAMPLE,         true
            ,            ,                          false
            none,        ,                          false
            same-site,   https://a.example,         false
            same-site,   https://b.a.example,       false
            cross-site,  https://evil.example,      false
            cross-site,  ,                          false
            same-origin, https://evil.example,      false
            ,            null,                      false
            same-origin, null,                      false
            ,            https://a.example.evil,    false
            ,            https://a.example:8443,    false
            ,            https://a.example@evil,    false
            ,            '%%%',                     false
            """)
    void onlyOurOwnPagesAreBelieved(String fetchSite, String origin, boolean ours) {
        var source =
                new FormSource(Optional.ofNullable(fetchSite), Optional.ofNullable(origin), Optional.of("a.example"));
        assertEquals(ours, source.ours());
    }
}
