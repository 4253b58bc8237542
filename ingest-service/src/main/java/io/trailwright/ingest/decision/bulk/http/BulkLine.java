package io.trailwright.ingest.decision.bulk.http;

import io.trailwright.ingest.decision.http.DecisionAnswer;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The answer to one line, as the API's description shows it; {@link BulkAnswers} writes it. */
@Schema(name = "BulkLine", description = "What became of one line: a decision or a problem")
record BulkLine(
        @Schema(description = "Number of the line in the request, from 1; empty lines count")
        long line,

        @Schema(description = "What the same request alone would have been answered with", examples = "201")
        int status,

        @Nullable @Schema(description = "With status 201") DecisionAnswer decision,

        @Nullable
        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description = "With any other status: RFC 9457, with violations by JSON pointer. streamEnded: true says"
                        + " that nothing after this line was read")
        Object problem) {}
