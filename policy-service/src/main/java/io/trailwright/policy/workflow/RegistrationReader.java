package io.trailwright.policy.workflow;

import io.trailwright.core.json.Json;
import io.trailwright.policy.document.DefectiveDocumentException;
import io.trailwright.policy.document.DefectiveDocumentException.Kind;
import io.trailwright.policy.document.Defects;
import io.trailwright.policy.document.ObjectReader;
import io.trailwright.policy.document.Texts;
import io.trailwright.policy.workflow.Registration.ActionGrant;
import java.util.List;
import java.util.Optional;

/** Reads registrations of workflows. */
public final class RegistrationReader {

    private RegistrationReader() {}

    /**
     * Reads a registration.
     *
     * @throws DefectiveDocumentException with all that is wrong with it
     */
    public static Registration read(Json.Obj document) {
        Defects defects = new Defects();
        ObjectReader reader = new ObjectReader(document, defects);
        String id = reader.text("id", Texts.ID);
        Optional<String> title = reader.optText("title", Texts.PROSE);
        Optional<Owner> owner = reader.object("owner").map(RegistrationReader::owner);
        List<String> tools = reader.texts("approvedTools", Texts.TOOL);
        List<String> categories = reader.texts("dataCategories", Texts.NAME);
        List<ActionGrant> actions = reader.objects("actions").stream()
                .map(RegistrationReader::action)
                .toList();
        if (actions.isEmpty()) {
            reader.defect("actions", "must name at least one action");
        }
        reader.done();
        defects.refuseIfAny(Kind.SHAPE);
        return new Registration(id, title, owner.orElseThrow(), tools, categories, actions);
    }

    private static Owner owner(ObjectReader reader) {
        Owner owner = new Owner(
                reader.text("iss", Texts.OPAQUE), reader.text("sub", Texts.OPAQUE), reader.text("name", Texts.PROSE));
        reader.done();
        return owner;
    }

    private static ActionGrant action(ObjectReader reader) {
        ActionGrant action = new ActionGrant(reader.text("type", Texts.NAME), reader.text("target", Texts.NAME));
        reader.done();
        return action;
    }
}
