package io.trailwright.launcher;

import io.trailwright.launcher.http.CallException;
import io.trailwright.launcher.http.DemoRealm;
import io.trailwright.launcher.http.Tokens;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints an access token of the running demo's Keycloak, for calls with curl. */
@Command(
        name = "token",
        description = "Prints an access token of the running demo: of a client, or of a person, who signs in for it.",
        mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "payout-agent, bank-gateway, globex-agent; or alice, audra, …")
    String name = "";

    @Mixin
    StackOptions options = new StackOptions();

    @Override
    public Integer call() {
        var config = options.config();
        var realm = DemoRealm.in(config.root());
        var tokens = new Tokens(config.issuer(), realm);
        try {
            System.out.println(
                    isPerson(realm)
                            ? tokens.person(name).get()
                            : tokens.client(name).get());
            return 0;
        } catch (CallException refused) {
            System.err.println(refused.getMessage());
            return 1;
        }
    }

    private boolean isPerson(DemoRealm realm) {
        return realm.persons().stream().anyMatch(person -> person.username().equals(name));
    }
}
