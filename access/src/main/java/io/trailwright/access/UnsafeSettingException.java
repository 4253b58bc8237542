package io.trailwright.access;

/** A service must not start like this. The message names the setting and what to do. */
public final class UnsafeSettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names the setting first. */
    public UnsafeSettingException(String setting, String why) {
        // No stack trace: the setting is to blame, not a place in the code.
        super("Refusing to start: " + setting + " " + why, null, false, false);
    }
}
