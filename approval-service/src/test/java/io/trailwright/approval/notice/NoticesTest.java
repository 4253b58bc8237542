package io.trailwright.approval.notice;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.smallrye.mutiny.Uni;
import io.trailwright.approval.fake.Evaluations;
import io.trailwright.approval.fake.Eventually;
import io.trailwright.approval.fake.Proposal;
import io.trailwright.approval.fake.Receiver;
import io.trailwright.approval.fake.Receiver.Received;
import io.trailwright.approval.fake.ServiceTest;
import io.trailwright.approval.notice.StandardWebhooks.Secret;
import io.trailwright.core.json.Json;
import io.trailwright.testing.TestTokens;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told about reviews, to a real receiver of webhooks and a real mail server. */
@QuarkusTest
@QuarkusTestResource(value = NoticeReceivers.class, restrictToAnnotatedClass = true)
class NoticesTest extends ServiceTest {
    static final String GROUP = "told";
    private static final String TENANT = "notices";

    private static Receiver webhooks;
    private static GreenMail mails;

    @Inject
    NoticeStore store;

    NoticesTest() {
        super(TENANT);
    }

    @BeforeAll
    static void open() {
        var config = ConfigProvider.getConfig();
        webhooks = new Receiver(config.getValue(NoticeReceivers.WEBHOOK_PORT, Integer.class));
        mails = new GreenMail(new ServerSetup(
                config.getValue(NoticeReceivers.MAIL_PORT, Integer.class), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mails.start();
    }

    @AfterAll
    static void close() {
        webhooks.stop();
        mails.stop();
    }

    @BeforeEach
    void receiversTakeEverything() {
        webhooks.answers(any -> 204);
    }

    @Test
    void anOpenReviewIsToldOnceSignedWithEachSecretAndWithoutItsContent() {
        // When
        var decision = opened();
        var told = webhooks(decision, 1).get(0);

        // Then
        assertEquals("/in", told.path());
        var json = (Json.Obj) Json.parse(told.body());
        assertEquals("review.opened", json.string("type"));
        var data = json.object("data");
        assertEquals(
                Set.of("decision", "log", "tier", "state", "link", "expiresAt"),
                data.members().keySet());
        assertEquals("high", data.string("tier"));
        assertEquals("http://reviews.test/reviews/" + decision, data.string("link"));
        assertEquals(
                signature(NoticeReceivers.SECRET, told) + " " + signature(NoticeReceivers.NEXT_SECRET, told),
                told.headers().get("webhook-signature"));
        long sent = Long.parseLong(told.headers().get("webhook-timestamp"));
        assertTrue(Math.abs(Instant.now().getEpochSecond() - sent) < 60, "the time is now");
    }

    @Test
    void mailGoesToTheConfiguredAddressOfTheGroupAsTextAndAsHtml() throws Exception {
        // When
        var decision = opened();
        var mail = mails("team@example.com", decision, 1).get(0);

        // Then
        assertTrue(mail.getSubject().contains("A review waits for a decision: high risk, until"), mail.getSubject());
        assertEquals("trailwright@example.com", mail.getFrom()[0].toString());
        assertTrue(
                mail.getMessageID().startsWith("<msg_") && mail.getMessageID().endsWith("@example.com>"));
        assertTrue(mail.getContentType().startsWith("multipart/alternative"), mail.getContentType());
        var whole = whole(mail);
        assertTrue(whole.contains("http://reviews.test/reviews/" + decision));
        for (var secret : List.of("DE02120300000000202051", "48250", "Nordwind", "payout", "Rita", "Money above")) {
            assertFalse(whole.contains(secret), secret + " is not in the mail");
        }
    }

    @Test
    void handingOnEscalatingAndTheEndAreToldToThoseWhomTheyConcern() throws Exception {
        // Given
        var decision = ledger().propose(
                        TENANT,
                        Proposal.payout(),
                        Evaluations.staged(GROUP, GROUP + "-control", "PT1H", GROUP + "-managers"));
        Eventually.get(() -> status("/v1/reviews/" + decision), status -> status == 200);

        // When
        post("/v1/reviews/" + decision + "/escalation", "{\"reason\":\"nobody is there\"}");
        post(
                "/v1/reviews/" + decision + "/delegation",
                "{\"to\":{\"sub\":\"sub-dora\"},\"until\":\"" + Instant.now().plus(Duration.ofHours(1))
                        + "\",\"reason\":\"on leave\"}");

        // Then
        mails("managers@example.com", decision, 1);
        assertTrue(mails("dora@example.com", decision, 1).get(0).getSubject().contains("A review was handed to you"));
        var types = webhooks(decision, 3).stream()
                .map(each -> ((Json.Obj) Json.parse(each.body())).string("type"))
                .toList();
        assertEquals(List.of("review.opened", "review.escalated", "review.handed-on"), types);
    }

    @Test
    void theEndIsTold() {
        // Given
        var decision = opened();
        webhooks(decision, 1);

        // When
        var shown = given().auth().oauth2(anna()).get("/v1/reviews/" + decision).jsonPath();
        given().auth()
                .oauth2(anna())
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "verdict",
                        "rejected",
                        "reason",
                        "no",
                        "subject",
                        shown.getString("subject"),
                        "view",
                        shown.getString("view")))
                .post("/v1/reviews/" + decision + "/decision")
                .then()
                .statusCode(201);

        // Then
        var last = (Json.Obj) Json.parse(webhooks(decision, 2).get(1).body());
        assertEquals("review.decided", last.string("type"));
        assertEquals("rejected", last.object("data").string("state"));
    }

    @Test
    void aTimeLimitThatIsNearIsToldOnce() {
        // When: half of twelve seconds is less than an hour
        var decision = ledger().propose(TENANT, Proposal.payout(), Evaluations.high(1, GROUP, "PT12S"));
        var told = webhooks(decision, 3);

        // Then
        assertEquals(
                List.of("review.opened", "review.expiring", "review.decided"),
                told.stream()
                        .map(each -> ((Json.Obj) Json.parse(each.body())).string("type"))
                        .toList());
        assertEquals(3, webhooks(decision, 3).size());
    }

    @Test
    void aReceiverThatFailsIsTriedAgainUnderTheSameId() {
        // Given: the first try of each is answered 500
        var seen = ConcurrentHashMap.<String>newKeySet();
        webhooks.answers(call -> seen.add(call.headers().get("webhook-id")) ? 500 : 204);

        // When
        var tries = webhooks(opened(), 2);

        // Then
        assertEquals(
                tries.get(0).headers().get("webhook-id"), tries.get(1).headers().get("webhook-id"));
        assertEquals(
                new String(tries.get(0).body(), StandardCharsets.UTF_8),
                new String(tries.get(1).body(), StandardCharsets.UTF_8));
    }

    @Test
    void noRedirectIsFollowedAndAfterTheLastTryItIsVisiblyDead() {
        // Given
        webhooks.answers(any -> 302);

        // When
        var decision = opened();
        var tries = webhooks(decision, 3);

        // Then
        Eventually.get(() -> run(() -> store.standing()).dead(), dead -> dead >= 1);
        assertEquals(3, tries.size());
        assertTrue(webhooks.all().stream().noneMatch(call -> call.path().equals("/elsewhere")));
        given().get("/q/health/well")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'notices' }.data.dead", greaterThanOrEqualTo(1));
    }

    @Test
    void whoeverEndsBetweenSendingAndMarkingLeavesItToTheNextUnderTheSameId() {
        // Given: a notice that somebody has taken and of which nothing more is heard
        var now = Instant.now();
        var notice = Notice.of(
                new Occasion(
                        TENANT,
                        UUID.randomUUID(),
                        "entry:9",
                        NoticeKind.OPENED,
                        io.trailwright.core.trail.Tier.HIGH,
                        "open",
                        java.util.Optional.empty(),
                        now,
                        List.of(),
                        List.of()),
                Notice.Channel.WEBHOOK,
                "");
        run(() -> store.put(List.of(notice), now.plusSeconds(3600)).replaceWith(true));
        var taken = run(() -> store.take(now.plusSeconds(3601), Duration.ofSeconds(30), 10)).stream()
                .filter(each -> each.id().equals(notice.id()))
                .toList();
        assertEquals(1, taken.size());

        // When, Then: not while the lease runs, and again when it is over
        assertEquals(List.of(), again(notice, now.plusSeconds(3620)));
        var second = again(notice, now.plusSeconds(3640));
        assertEquals(
                List.of(notice.messageId()),
                second.stream().map(Notice::messageId).toList());
        assertEquals(2, second.get(0).attempts());
        run(() -> store.sent(notice.id(), now).replaceWith(true));
        assertEquals(List.of(), again(notice, now.plusSeconds(9999)));
    }

    private List<Notice> again(Notice notice, Instant now) {
        return run(() -> store.take(now, Duration.ofSeconds(30), 100)).stream()
                .filter(each -> each.id().equals(notice.id()))
                .toList();
    }

    private static <T> T run(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private UUID opened() {
        return ledger().propose(TENANT, Proposal.payout(), Evaluations.high(1, GROUP, "PT4H"));
    }

    private static String anna() {
        return TestTokens.person("anna", TENANT, GROUP);
    }

    private static int status(String path) {
        return given().auth().oauth2(anna()).get(path).statusCode();
    }

    private static void post(String path, String body) {
        given().auth()
                .oauth2(anna())
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then()
                .statusCode(201);
    }

    private static List<Received> webhooks(UUID decision, int count) {
        return Eventually.get(() -> webhooks.about(decision.toString()), calls -> calls.size() >= count);
    }

    private static List<MimeMessage> mails(String to, UUID decision, int count) {
        return Eventually.get(
                () -> {
                    List<MimeMessage> found = new ArrayList<>();
                    for (var mail : mails.getReceivedMessages()) {
                        try {
                            if (mail.getAllRecipients()[0].toString().equals(to)
                                    && whole(mail).contains(decision.toString())) {
                                found.add(mail);
                            }
                        } catch (MessagingException | IOException e) {
                            throw new AssertionError(e);
                        }
                    }
                    return found;
                },
                found -> found.size() >= count);
    }

    /** Both parts, decoded. */
    private static String whole(MimeMessage mail) throws MessagingException, IOException {
        var parts = (jakarta.mail.internet.MimeMultipart) mail.getContent();
        var text = new StringBuilder();
        for (int i = 0; i < parts.getCount(); i++) {
            text.append(parts.getBodyPart(i).getContent()).append('\n');
        }
        return text.toString();
    }

    private static String signature(String secret, Received call) {
        return StandardWebhooks.signature(
                Secret.parse(secret),
                call.headers().get("webhook-id"),
                Long.parseLong(call.headers().get("webhook-timestamp")),
                call.body());
    }
}
