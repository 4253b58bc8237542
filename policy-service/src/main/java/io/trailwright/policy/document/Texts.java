package io.trailwright.policy.document;

import java.util.regex.Pattern;

/** What the texts of documents may look like. */
public enum Texts {
    /** A name in a path or reference. */
    ID(Pattern.compile("[a-z0-9][a-z0-9-]{0,62}"), "lower-case letters, digits and hyphens, at most 63 characters"),
    /** A kind of action, evidence or data, or the name of a group or system. */
    NAME(Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,127}"), "letters, digits, '.', '_', '-' and '/', at most 128"),
    /** A tool or model, with its provider. */
    TOOL(
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:@/-]{0,255}"),
            "provider/name, without spaces, at most 256 characters"),
    /** A sentence or two. */
    PROSE(Pattern.compile("(?s)\\S.{0,1999}"), "text of 1 to 2,000 characters that begins with a visible one"),
    /** An identifier that somebody else gave. */
    OPAQUE(Pattern.compile("\\S{1,512}"), "1 to 512 characters without spaces");

    private final Pattern pattern;
    private final String description;

    Texts(Pattern pattern, String description) {
        this.pattern = pattern;
        this.description = description;
    }

    /** Whether a text is one of these. */
    public boolean allows(String text) {
        return pattern.matcher(text).matches();
    }

    /** What is allowed, to complete "must be …". */
    public String description() {
        return description;
    }
}
