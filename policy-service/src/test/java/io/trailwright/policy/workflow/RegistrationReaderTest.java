package io.trailwright.policy.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.policy.document.Defect;
import io.trailwright.policy.document.DefectiveDocumentException;
import io.trailwright.policy.document.DocumentParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistrationReaderTest {

    private static final String GOOD = """
            id: a-workflow
            title: A workflow
            owner: {iss: "https://issuer.test", sub: sub-olivia, name: Olivia Brandt}
            approvedTools: [a-maker/a-model, a-tool]
            dataCategories: [public]
            actions: [{type: an.action, target: a-target}, {type: an.action, target: b-target}]
            """;

    @Test
    void whatIsReadIsWrittenBackAlike() {
        // Given
        Registration registration = read(GOOD);

        // Then
        assertEquals(registration, RegistrationReader.read(registration.json()));
        assertEquals(
                registration.digest(),
                RegistrationReader.read(registration.json()).digest());
    }

    @Test
    void aToolIsApprovedLetterByLetterWithItsProvider() {
        // Given
        Registration registration = read(GOOD);

        // Then
        assertTrue(registration.approves(Optional.of("a-maker"), "a-model"));
        assertTrue(registration.approves(Optional.empty(), "a-tool"));
        assertTrue(registration.approves(Optional.empty(), "a-maker/a-model"));
        assertFalse(registration.approves(Optional.empty(), "a-model"));
        assertFalse(registration.approves(Optional.of("a-maker"), "A-model"));
        assertFalse(registration.approves(Optional.of("another"), "a-model"));
        assertFalse(registration.approves(Optional.of("a-maker"), "a-tool"));
    }

    @Test
    void anActionIsAllowedOnItsTargetsOnly() {
        // Given
        Registration registration = read(GOOD);

        // Then
        assertTrue(registration.allows("an.action", "b-target"));
        assertTrue(registration.allowsType("an.action"));
        assertFalse(registration.allows("an.action", "c-target"));
        assertFalse(registration.allowsType("another.action"));
    }

    @Test
    void allThatIsWrongIsNamedByPointer() {
        // When
        DefectiveDocumentException refused = assertThrows(
                DefectiveDocumentException.class,
                () -> read(
                        "{id: A, owner: {iss: x, email: a@b}, approvedTools: [a, a, b c], actions: [{type: a}], x: 1}"));

        // Then
        assertEquals(
                List.of(
                        "/id",
                        "/owner/sub",
                        "/owner/name",
                        "/owner/email",
                        "/approvedTools/1",
                        "/approvedTools/2",
                        "/actions/0/target",
                        "/x"),
                refused.defects().stream().map(Defect::pointer).toList());
    }

    private static Registration read(String text) {
        return RegistrationReader.read(DocumentParser.yaml(text.getBytes(StandardCharsets.UTF_8)));
    }
}
