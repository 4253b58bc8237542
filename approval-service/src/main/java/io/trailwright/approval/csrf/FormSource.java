package io.trailwright.approval.csrf;

import java.net.URI;
import java.util.Optional;

/**
 * Where a browser says that a request comes from: {@code Sec-Fetch-Site} (W3C Fetch Metadata), {@code Origin}
 * (RFC 6454) and {@code Host}.
 */
public record FormSource(Optional<String> fetchSite, Optional<String> origin, Optional<String> host) {

    /**
     * Whether one of our own pages sent it. Every browser in use sends at least one of the two headers with a form; a
     * request with neither is not from our page.
     */
    public boolean ours() {
        boolean fetchSaysSo = fetchSite.filter("same-origin"::equals).isPresent();
        if (origin.isPresent()) {
            return sameHost(origin.get()) && (fetchSite.isEmpty() || fetchSaysSo);
        }
        return fetchSaysSo;
    }

    private boolean sameHost(String from) {
        try {
            var authority = URI.create(from).getAuthority();
            return authority != null && host.filter(authority::equalsIgnoreCase).isPresent();
        } catch (IllegalArgumentException notAnOrigin) {
            return false;
        }
    }
}
