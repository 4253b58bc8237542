package io.trailwright.ingest.fault;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.trailwright.ingest.fault.CrashPlan.InjectedFault;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrashPointsTest {

    @AfterEach
    void disarm() {
        CrashPoints.arm(Map.of());
    }

    @ParameterizedTest
    @EnumSource(CrashPoint.class)
    void aPointThatNobodyArmedDoesNothing(CrashPoint point) {
        assertDoesNotThrow(() -> CrashPoints.at(point));
    }

    @ParameterizedTest
    @EnumSource(CrashPoint.class)
    void anArmedPointActsOnceAndTheOthersDoNot(CrashPoint point) {
        CrashPoints.arm(CrashPlan.parse(point.label() + ":exception"));
        for (CrashPoint other : CrashPoint.values()) {
            if (other != point) {
                assertDoesNotThrow(() -> CrashPoints.at(other));
            }
        }
        assertThrows(InjectedFault.class, () -> CrashPoints.at(point));
        assertDoesNotThrow(() -> CrashPoints.at(point));
    }

    @Test
    void itActsAfterTheGivenNumberOfHarmlessTimes() {
        CrashPoints.arm(CrashPlan.parse("before-commit:exception:after=2"));
        assertDoesNotThrow(() -> CrashPoints.at(CrashPoint.BEFORE_COMMIT));
        assertDoesNotThrow(() -> CrashPoints.at(CrashPoint.BEFORE_COMMIT));
        assertThrows(InjectedFault.class, () -> CrashPoints.at(CrashPoint.BEFORE_COMMIT));
    }

    @Test
    void severalPointsAreArmedAtOnce() {
        assertEquals(
                Set.of(CrashPoint.BEFORE_SIGN, CrashPoint.AFTER_REPLY),
                CrashPlan.parse("before-sign:halt:after=3, after-reply:stall").keySet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "before-commit",
                "before-commit:explode",
                "somewhere:halt",
                "before-commit:halt:after=-1",
                "before-commit:halt:after=",
                "before-commit:halt,before-commit:stall",
                "before-commit:halt,"
            })
    void aSettingThatIsNotAPlanStopsTheStart(String setting) {
        assertThrows(IllegalArgumentException.class, () -> CrashPlan.parse(setting));
    }
}
