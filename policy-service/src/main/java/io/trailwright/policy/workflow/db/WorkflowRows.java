package io.trailwright.policy.workflow.db;

import com.fasterxml.uuid.Generators;
import io.trailwright.core.json.Json;
import io.trailwright.policy.Author;
import io.trailwright.policy.workflow.Registration;
import io.trailwright.policy.workflow.RegistrationReader;
import io.trailwright.policy.workflow.WorkflowVersion;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Between records and rows. */
final class WorkflowRows {

    private WorkflowRows() {}

    static WorkflowVersionEntity row(WorkflowVersion version) {
        WorkflowVersionEntity row = new WorkflowVersionEntity();
        row.id = Generators.timeBasedEpochGenerator().generate();
        row.tenant = version.tenant();
        row.workflow = version.registration().id();
        row.version = version.version();
        row.digest = version.digest();
        row.document = new String(version.registration().json().canonical(), StandardCharsets.UTF_8);
        row.registeredAt = version.registeredAt();
        row.authorIss = version.author().iss();
        row.authorSub = version.author().sub();
        row.authorName = version.author().name().orElse(null);
        return row;
    }

    static WorkflowVersion version(WorkflowVersionEntity row) {
        Registration registration =
                RegistrationReader.read((Json.Obj) Json.parse(row.document.getBytes(StandardCharsets.UTF_8)));
        return new WorkflowVersion(
                row.tenant,
                row.version,
                row.digest,
                registration,
                row.registeredAt,
                new Author(row.authorIss, row.authorSub, Optional.ofNullable(row.authorName)));
    }
}
