package io.trailwright.approval.review.http;

import io.trailwright.approval.review.SignInNeededException;
import io.trailwright.approval.show.VisibleText;
import io.trailwright.core.trail.Countersignature;
import java.net.URI;

/**
 * What the person is about to sign, before they go to sign in.
 *
 * @param signIn at the identity provider
 * @param nonce what the provider will sign: the digest of the statement
 */
record SignPage(
        String decision,
        String person,
        String verdict,
        VisibleText meaning,
        VisibleText reason,
        String subject,
        String view,
        String nonce,
        String signIn) {

    static SignPage of(SignInNeededException needed, String person, URI signIn) {
        var statement = needed.statement();
        return new SignPage(
                statement.decision().toString(),
                person,
                statement.outcome().wire(),
                VisibleText.block(statement.meaning()),
                VisibleText.block(statement.reason()),
                statement.subject().toString(),
                statement.view().toString(),
                Countersignature.nonce(statement.digest()),
                signIn.toString());
    }
}
