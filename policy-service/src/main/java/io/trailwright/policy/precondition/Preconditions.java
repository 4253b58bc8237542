package io.trailwright.policy.precondition;

import io.trailwright.policy.ProblemType;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code If-Match} and {@code If-None-Match}. Entity tags are the quoted digest of a version; weak ones are refused. */
public final class Preconditions {

    private static final Pattern TAG = Pattern.compile("\\s*\"([\\x21\\x23-\\x7e]*)\"\\s*(,|$)");
    private static final int LONGEST = 1_000;

    private Preconditions() {}

    /**
     * What the caller believes to be there.
     *
     * @throws io.trailwright.problem.HttpProblem 400 {@code invalid-precondition} for anything but {@code If-Match: *},
     *     {@code If-Match} with strong tags, or {@code If-None-Match: *}
     */
    public static Expectation read(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if (ifMatch != null && ifNoneMatch != null) {
            throw ProblemType.INVALID_PRECONDITION.problem("Send If-Match or If-None-Match, not both.");
        }
        if (ifNoneMatch != null) {
            if (!ifNoneMatch.trim().equals("*")) {
                throw ProblemType.INVALID_PRECONDITION.problem("Send If-None-Match: * to write only what is new.");
            }
            return new Expectation.Absent();
        }
        if (ifMatch == null) {
            return new Expectation.None();
        }
        return ifMatch.trim().equals("*") ? new Expectation.Present() : new Expectation.OneOf(tags(ifMatch));
    }

    /** The entity tag of a version. */
    public static String tag(String digest) {
        return '"' + digest + '"';
    }

    private static Set<String> tags(String header) {
        Set<String> tags = new HashSet<>();
        Matcher matcher = TAG.matcher(header);
        int read = 0;
        while (header.length() <= LONGEST && read < header.length() && matcher.find(read) && matcher.start() == read) {
            tags.add(matcher.group(1));
            read = matcher.end();
        }
        if (tags.isEmpty() || read < header.length()) {
            throw ProblemType.INVALID_PRECONDITION.problem("Send the ETag of the version as it was given, in quotes.");
        }
        return tags;
    }
}
