package io.trailwright.ingest.interleaving;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.Header;
import io.trailwright.core.entry.Part;
import io.trailwright.ingest.ledger.Ledger;
import java.lang.reflect.Proxy;
import java.util.TreeMap;
import java.util.UUID;

/** The negative control of the intruder: a ledger that vouches for whatever is stored. */
final class WeakLedger {
    private WeakLedger() {}

    static Ledger of(Ledger ledger) {
        return (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(),
                new Class<?>[] {Ledger.class},
                (proxy, method, arguments) -> method.getName().equals("trail")
                        ? ledger.trail((String) arguments[0], (UUID) arguments[1])
                                .map(entries -> entries.stream()
                                        .map(WeakLedger::vouched)
                                        .toList())
                        : method.invoke(ledger, arguments));
    }

    /** The entry with a header that commits to whatever its parts are now, and the leaf hash that it had. */
    private static Entry vouched(Entry entry) {
        var header = entry.header();
        var commitments = new TreeMap<String, Digest>();
        entry.parts()
                .forEach((name, part) -> commitments.put(
                        name,
                        part instanceof Part.Present present
                                ? present.commitment()
                                : header.parts().get(name)));
        var vouching = new Header(
                header.log(), header.trail(), header.seq(), header.prev(), header.kind(), header.at(), commitments);
        return new Entry(entry.index(), entry.headerBytes(), vouching, entry.parts());
    }
}
