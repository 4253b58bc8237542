package io.trailwright.core.trail;

import io.trailwright.core.json.Json;
import java.util.Optional;

/**
 * Somebody, by the stable identity of an OpenID provider (OpenID Connect Core 1.0, section 5.7): issuer and subject
 * together, never a name or an e-mail address.
 *
 * @param iss the issuer; empty only where a caller declared a person without one
 */
public record Person(Optional<String> iss, String sub, Optional<String> name) {

    public static Person read(Json.Obj json) {
        return new Person(json.optString("iss"), json.string("sub"), json.optString("name"));
    }

    /**
     * Whether this may be the other person: the same subject. Issuers are not compared, because this rule only ever
     * takes a permission away (exclusion, distinct approvers), and an issuer that a registration spells differently
     * must not switch it off. Two people who share a subject at two issuers cannot review each other.
     */
    public boolean same(Person other) {
        return sub.equals(other.sub);
    }

    /** Whether this is certainly the other person: the same subject at the same issuer. What gives a permission asks this. */
    public boolean is(Person other) {
        return iss.isPresent() && iss.equals(other.iss) && sub.equals(other.sub);
    }

    public Json.Obj json() {
        return Json.object()
                .putIfPresent("iss", iss)
                .put("sub", sub)
                .putIfPresent("name", name)
                .build();
    }
}
