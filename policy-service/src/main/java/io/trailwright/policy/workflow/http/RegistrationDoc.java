package io.trailwright.policy.workflow.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller registers; for the description of the API, since documents are read by the strict reader.
 *
 * @param id may be left out, since the path says it
 */
public record RegistrationDoc(
        @Nullable String id,
        @Nullable String title,
        WorkflowDoc.OwnerDoc owner,
        List<String> approvedTools,
        List<String> dataCategories,
        List<WorkflowDoc.ActionDoc> actions) {}
