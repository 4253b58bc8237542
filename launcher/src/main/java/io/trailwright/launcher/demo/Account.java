package io.trailwright.launcher.demo;

import io.trailwright.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the auditor sees of a decision, and takes away to check without us. */
final class Account {
    private static final List<String> PARTS = List.of("request", "evidence", "recommendation", "review", "change");

    private final World world;
    private final Teller teller;
    private final String decisionId;

    Account(World world, String decisionId) {
        this.world = world;
        this.teller = world.teller();
        this.decisionId = decisionId;
    }

    /** Tells the account of a decision that has ended, and checks the bundle. */
    void tell() {
        teller.step("The auditor asks what happened; each sentence names the entries that it rests on");
        var trail = World.await("The reconstruction", this::reconstructed);
        trail.objectList("account").forEach(each -> teller.point(each.string("sentence") + " " + cited(each)));
        trail.objectList("violations").forEach(each -> teller.bad(each.string("detail")));
        teller.heading("Nine fields, and how each is known");
        trail.objectList("fields").forEach(this::field);
        var bundle = save();
        var witnesses = Verifier.requireOk(world, bundle);
        teller.heading("In short");
        parts(trail);
        var verification = trail.object("verification");
        teller.exact("five parts: " + trail.integer("partsRecorded") + " of 5");
        teller.exact("nine fields: " + trail.integer("fieldsRecorded") + " of 9");
        teller.exact("verification: " + verification.string("result") + " (" + counted(verification, "entries", "entry")
                + ", " + counted(verification, "proofs", "proof") + ", "
                + counted(verification, "signatures", "signature") + " checked)");
        teller.exact("verified again, offline, by a program of its own: ./trailwright verify, exit code 0");
        teller.exact(witnesses.replaceFirst(": +", ": "));
        teller.exact("bundle: " + bundle);
        if (!verification.string("result").equals("ok")) {
            throw new DemoException("The trail does not verify: "
                    + new String(verification.canonical(), java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    /** The reconstruction, once it has come as far as the ledger. */
    private Optional<Json.Obj> reconstructed() {
        var head = world.agent()
                .get("/v1/decisions/" + decisionId)
                .expect(200)
                .json()
                .object("head");
        var answer = world.auditor().get("/v1/trails/" + decisionId);
        if (answer.status() == 404) {
            return Optional.empty(); // the feed is a moment behind
        }
        var trail = answer.expect(200).json();
        return Optional.of(trail).filter(read -> read.objectList("timeline").stream()
                .anyMatch(moment -> moment.string("leafHash").equals(head.string("leafHash"))));
    }

    private void field(Json.Obj field) {
        var name = field.optString("label").orElse(field.string("field"));
        teller.line(name + ": " + field.optString("value").orElse("–"));
        teller.detail(field.string("known") + " " + cited(field));
    }

    private void parts(Json.Obj trail) {
        var states = trail.object("parts");
        teller.line(PARTS.stream()
                .map(part -> part + " " + states.object(part).string("state") + " " + cited(states.object(part)))
                .collect(Collectors.joining(", ")));
    }

    private static String counted(Json.Obj verification, String many, String one) {
        var number = verification.integer(many);
        return number + " " + (number == 1 ? one : many);
    }

    private Path save() {
        var bundle = world.auditor().get("/v1/trails/" + decisionId + "/bundle").expect(200);
        var file = world.stack().stateFolder().resolve("bundles").resolve(decisionId + ".zip");
        try {
            Files.createDirectories(file.resolveSibling(""));
            Files.write(file, bundle.body());
        } catch (IOException e) {
            throw new DemoException("The bundle cannot be saved: " + e.getMessage());
        }
        return file;
    }

    /** The entries that something rests on, as {@code [1, 4]}; empty when it rests on none. */
    static String cited(Json.Obj item) {
        var entries = item.array("entries").items().stream()
                .map(number -> Long.toString((long) ((Json.Num) number).value()))
                .collect(Collectors.joining(", "));
        return entries.isEmpty() ? "" : "[" + entries + "]";
    }
}
