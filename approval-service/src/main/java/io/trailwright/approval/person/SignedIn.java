package io.trailwright.approval.person;

import io.trailwright.core.trail.Reviewer;

/**
 * A person who is signed in, as the verified access token shows them at this instant.
 *
 * @param tenant whose reviews they may see
 * @param reviewer who they are, with the groups and the strength of the login
 * @param session the session at the identity provider ({@code sid})
 * @param token the access token itself, to be shown to the ledger as proof of the person; never shown to a browser
 */
public record SignedIn(String tenant, Reviewer reviewer, String session, String token) {

    /** The same person with the token of a later sign-in; the ledger reads who it is and how they signed in from it. */
    public SignedIn with(String laterToken) {
        return new SignedIn(tenant, reviewer, session, laterToken);
    }

    /** What to call the person on a page. */
    public String displayName() {
        return reviewer.person()
                .name()
                .or(reviewer::username)
                .orElse(reviewer.person().sub());
    }

    @Override
    public String toString() {
        return "SignedIn[" + tenant + ", " + reviewer.person() + "]";
    }
}
