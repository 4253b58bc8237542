package io.trailwright.access;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnsafeStartTest {

    private static SmallRyeConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
    }

    @Test
    void a_service_with_an_audience_starts() {
        // Given
        SmallRyeConfig config = config(Map.of("quarkus.oidc.token.audience", "trailwright-ingest"));

        // Then
        assertDoesNotThrow(() -> UnsafeStart.check(config));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "any", "trailwright-ingest,any"})
    void a_service_without_an_audience_of_its_own_does_not_start(String audience) {
        // Given
        SmallRyeConfig config = config(Map.of("quarkus.oidc.token.audience", audience));

        // When
        UnsafeSettingException refused = assertThrows(UnsafeSettingException.class, () -> UnsafeStart.check(config));

        // Then
        assertEquals(
                "Refusing to start: quarkus.oidc.token.audience must name this service's own audience and nothing else",
                refused.getMessage());
    }

    @Test
    void a_service_that_says_nothing_about_the_audience_does_not_start() {
        // Given
        SmallRyeConfig config = config(Map.of());

        // Then
        assertThrows(UnsafeSettingException.class, () -> UnsafeStart.check(config));
    }

    @Test
    void a_further_oidc_tenant_needs_an_audience_too_unless_it_is_switched_off() {
        // Given
        SmallRyeConfig without = config(Map.of(
                "quarkus.oidc.token.audience", "a",
                "quarkus.oidc.pages.auth-server-url", "http://localhost"));
        SmallRyeConfig with = config(Map.of(
                "quarkus.oidc.token.audience", "a",
                "quarkus.oidc.pages.auth-server-url", "http://localhost",
                "quarkus.oidc.pages.token.audience", "b"));
        SmallRyeConfig off = config(Map.of(
                "quarkus.oidc.token.audience", "a",
                "quarkus.oidc.\"pages\".auth-server-url", "http://localhost",
                "quarkus.oidc.\"pages\".tenant-enabled", "false"));

        // When
        UnsafeSettingException refused = assertThrows(UnsafeSettingException.class, () -> UnsafeStart.check(without));

        // Then
        assertEquals(
                "Refusing to start: quarkus.oidc.pages.token.audience must name this service's own audience and nothing else",
                refused.getMessage());
        assertDoesNotThrow(() -> UnsafeStart.check(with));
        assertDoesNotThrow(() -> UnsafeStart.check(off));
    }

    @ParameterizedTest
    @CsvSource({"fsync", "full_page_writes", "synchronous_commit"})
    void a_database_that_can_lose_what_it_acknowledged_is_refused_by_name(String setting) {
        // Given
        Map<String, String> settings = Map.of(setting, "off");

        // When
        UnsafeSettingException refused =
                assertThrows(UnsafeSettingException.class, () -> DatabaseSafety.check(settings));

        // Then
        assertEquals(
                "Refusing to start: " + setting
                        + " is off in PostgreSQL: what was acknowledged can be lost. Set it to on",
                refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "local", "remote_write", "remote_apply"})
    void every_durable_commit_mode_is_accepted(String mode) {
        // Then
        assertDoesNotThrow(() ->
                DatabaseSafety.check(Map.of("fsync", "on", "full_page_writes", "on", "synchronous_commit", mode)));
    }
}
