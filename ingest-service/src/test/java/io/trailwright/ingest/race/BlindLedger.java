package io.trailwright.ingest.race;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.entry.Digest;
import io.trailwright.ingest.ledger.AppendOutcome;
import io.trailwright.ingest.ledger.AppendRequest;
import io.trailwright.ingest.ledger.Ledger;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;

/**
 * The negative control: a ledger without the comparison of the trail's head. What was decided on an old trail is appended
 * to the new one, as by every service that checks and then writes.
 */
final class BlindLedger {
    private BlindLedger() {}

    static Ledger of(Ledger ledger) {
        return (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(),
                new Class<?>[] {Ledger.class},
                (proxy, method, arguments) -> method.getName().equals("append")
                        ? append(ledger, (AppendRequest) arguments[0])
                        : call(ledger, method, arguments));
    }

    private static Uni<AppendOutcome> append(Ledger ledger, AppendRequest request) {
        return ledger.append(request)
                .flatMap(outcome -> outcome instanceof AppendOutcome.HeadMoved moved
                        ? append(ledger, at(request, moved.head()))
                        : Uni.createFrom().item(readAgain(outcome)));
    }

    private static AppendRequest at(AppendRequest request, Optional<Digest> head) {
        return new AppendRequest(request.log(), request.trail(), head, Optional.empty(), request.drafts());
    }

    /** The trail is not what the writer thinks it is, so it must read it before it answers. */
    private static AppendOutcome readAgain(AppendOutcome outcome) {
        return outcome instanceof AppendOutcome.Appended appended
                ? new AppendOutcome.Replayed(appended.receipt())
                : outcome;
    }

    private static Object call(Ledger ledger, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(ledger, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
