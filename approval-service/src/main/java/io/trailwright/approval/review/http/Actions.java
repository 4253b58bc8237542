package io.trailwright.approval.review.http;

import io.smallrye.mutiny.Uni;
import io.trailwright.approval.claim.Claims;
import io.trailwright.approval.colleague.Colleagues;
import io.trailwright.approval.person.SignedIn;
import io.trailwright.approval.review.ReviewedTrail;
import io.trailwright.approval.review.http.ActionsShown.Written;
import jakarta.enterprise.context.ApplicationScoped;

/** Puts together what a person can do with a review beside approving and rejecting it. */
@ApplicationScoped
class Actions {
    private final Claims claims;
    private final Colleagues colleagues;

    Actions(Claims claims, Colleagues colleagues) {
        this.claims = claims;
        this.colleagues = colleagues;
    }

    /** @param token for the forms */
    Uni<ActionsShown> shown(SignedIn person, ReviewedTrail trail, String token) {
        return shown(person, trail, token, Written.NOTHING);
    }

    /** @param written what the person had written already */
    Uni<ActionsShown> shown(SignedIn person, ReviewedTrail trail, String token, Written written) {
        return claims.current(trail.view().log(), trail.view().decision()).chain(claim -> colleagues
                .forHandover(person, trail)
                .map(found -> ActionsShown.of(trail, person, token, claim, found, written)));
    }
}
