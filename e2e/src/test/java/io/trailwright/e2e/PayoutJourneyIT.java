package io.trailwright.e2e;

import static io.trailwright.e2e.RunningStack.askPermit;
import static io.trailwright.e2e.RunningStack.changed;
import static io.trailwright.e2e.RunningStack.decide;
import static io.trailwright.e2e.RunningStack.payout;
import static io.trailwright.e2e.RunningStack.propose;
import static io.trailwright.e2e.RunningStack.redeem;
import static io.trailwright.e2e.RunningStack.reportChange;
import static io.trailwright.e2e.RunningStack.state;
import static io.trailwright.e2e.RunningStack.trail;
import static io.trailwright.e2e.RunningStack.verdict;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.json.Json;
import io.trailwright.launcher.stack.Component;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PayoutJourneyIT {

    @Test
    void aRiskyPayoutRunsOnceAfterANamedPersonApprovedItAndIsExplainedAndVerifiedAfterwards() throws Exception {
        // Given a payout that policy finds risky
        var payout = payout();
        var decision = propose(payout);
        assertEquals("review-required", verdict(decision));
        assertEquals("high", state(decision).string("tier"));
        assertEquals(
                Optional.of("permit-refused"),
                askPermit(decision, payout.arguments()).problem());
        assertEquals(
                Optional.of("not-eligible"),
                decide("olivia", decision, "approved", "mine").problem());

        // When a reviewer approves it and the gateway carries it out
        decide("alice", decision, "approved", "All documents agree.").expect(201);
        var changed = changed(payout.arguments(), "amount", "48250.01");
        assertEquals(
                Optional.of("arguments-changed"), askPermit(decision, changed).problem());
        var permit = askPermit(decision, payout.arguments()).expect(201).json();
        assertEquals(Optional.of("arguments-changed"), redeem(permit, changed).problem());
        redeem(permit, payout.arguments(), "redeem-" + decision).expect(200);
        assertEquals(
                Optional.of("permit-already-redeemed"),
                redeem(permit, payout.arguments()).problem());
        redeem(permit, payout.arguments(), "redeem-" + decision).expect(200);
        assertEquals(
                Optional.of("permit-already-redeemed"),
                askPermit(decision, payout.arguments()).problem());
        assertEquals(
                List.of(),
                reportChange(RunningStack.gateway(), decision, payout)
                        .expect(201)
                        .json()
                        .objectList("violations"));

        // Then the trail is complete, names the person who signed in, and verifies
        var trail = trail(decision);
        assertEquals(5, trail.integer("partsRecorded"));
        assertEquals(9, trail.integer("fieldsRecorded"));
        assertEquals("ok", trail.object("verification").string("result"));
        var approval = trail.objectList("approvals").stream()
                .filter(each -> each.string("verdict").equals("approved"))
                .findFirst()
                .orElseThrow();
        assertTrue(new String(approval.canonical(), StandardCharsets.UTF_8)
                .contains("00000000-0000-4000-8000-000000000002"));
        assertEveryAccountSentenceCitesAnEntry(trail);

        // And an outsider accepts the bundle, and refuses it after any change
        var file = RunningStack.stack().stateFolder().resolve(decision + ".zip");
        Files.write(
                file,
                RunningStack.auditor()
                        .get("/v1/trails/" + decision + "/bundle")
                        .expect(200)
                        .body());
        assertEquals(0, verify(file));
        var random = new Random(1);
        var bytes = Files.readAllBytes(file);
        for (int i = 0; i < 5; i++) {
            var tampered = bytes.clone();
            tampered[random.nextInt(tampered.length)] ^= 0x40;
            var copy = RunningStack.stack().stateFolder().resolve("tampered.zip");
            Files.write(copy, tampered);
            assertEquals(1, verify(copy));
        }
    }

    @Test
    void noPermitAfterARejectionAndTheReasonReachesTheAgent() {
        var payout = payout();
        var decision = propose(payout);
        decide("ben", decision, "rejected", "The account was not confirmed.").expect(201);
        assertEquals("rejected", verdict(decision));
        assertEquals(
                Optional.of("permit-refused"),
                askPermit(decision, payout.arguments()).problem());
        var reasons = state(decision).objectList("approvals").stream()
                .map(each -> each.string("reason"))
                .toList();
        assertEquals(List.of("The account was not confirmed."), reasons);
        assertEquals(
                Optional.of("review-closed"),
                decide("alice", decision, "approved", "").problem());
    }

    @Test
    void aChangeWithoutAPermitIsRecordedAndShownAsAViolation() {
        var payout = payout();
        var decision = propose(payout);
        var violations = reportChange(RunningStack.agent(), decision, payout)
                .expect(201)
                .json()
                .objectList("violations");
        assertEquals(
                List.of("change-without-permit"),
                violations.stream().map(each -> each.string("type")).toList());
        assertEquals(
                List.of("change-without-permit"),
                trail(decision).objectList("violations").stream()
                        .map(each -> each.string("type"))
                        .toList());
    }

    @Test
    void nothingThatIsSentCanSayWhoApproved() {
        var decision = propose(payout());
        var path = "/v1/reviews/" + decision + "/decision";
        var review = RunningStack.await(
                () -> Optional.of(RunningStack.reviewer("alice").get("/v1/reviews/" + decision))
                        .filter(answer -> answer.status() == 200)
                        .map(answer -> answer.json()));
        var forged = Json.object()
                .put("verdict", "approved")
                .put("reason", "r")
                .put("subject", review.string("subject"))
                .put("view", review.string("view"))
                .put("reviewer", "ben")
                .build();
        assertEquals(400, RunningStack.reviewer("alice").post(path, forged).status());
        var machine = RunningStack.caller(
                Component.APPROVAL, RunningStack.stack().tokens().client("payout-agent"));
        assertNotEquals(201, machine.post(path, forged).status());
        var byPassword = RunningStack.caller(
                Component.APPROVAL, RunningStack.stack().tokens().password("alice"));
        var honest = Json.object()
                .put("verdict", "approved")
                .put("reason", "r")
                .put("subject", review.string("subject"))
                .put("view", review.string("view"))
                .build();
        assertEquals(
                Optional.of("person-required"), byPassword.post(path, honest).problem());
        assertEquals("review-required", verdict(decision));
    }

    @Test
    void anotherTenantSeesWhatIsNotThere() {
        var decision = propose(payout());
        for (var path : List.of("", "/entries")) {
            var foreign = RunningStack.foreignAgent().get("/v1/decisions/" + decision + path);
            var absent = RunningStack.foreignAgent().get("/v1/decisions/01890f3a-0000-7000-8000-000000000000" + path);
            assertEquals(404, foreign.status());
            assertEquals(absent.text().replace("01890f3a-0000-7000-8000-000000000000", decision), foreign.text());
        }
        assertEquals(
                404,
                RunningStack.reviewer("gina").get("/v1/reviews/" + decision).status());
    }

    @Test
    void aLowRiskDecisionIsAllowedAtOnceWithItsPermit() {
        var brainstorm = RunningStack.example("brainstorm");
        var answer = RunningStack.agent()
                .post("/v1/decisions", brainstorm.body())
                .expect(201)
                .json();
        assertEquals("allowed", answer.string("verdict"));
        assertEquals("low", answer.string("tier"));
        redeem(answer.object("permit"), brainstorm.arguments()).expect(200);
    }

    private static void assertEveryAccountSentenceCitesAnEntry(Json.Obj trail) {
        var account = trail.objectList("account");
        assertTrue(account.size() >= 5, "the account has " + account.size() + " sentences");
        account.forEach(
                sentence -> assertTrue(!sentence.array("entries").items().isEmpty(), sentence.toString()));
    }

    private static int verify(Path bundle) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var jar = RunningStack.stack()
                .config()
                .root()
                .resolve("verifier/target/verifier.jar")
                .toString();
        return new ProcessBuilder(
                        java,
                        "-jar",
                        jar,
                        "verify",
                        bundle.toString(),
                        "--key",
                        RunningStack.stack().verifierKeys().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
