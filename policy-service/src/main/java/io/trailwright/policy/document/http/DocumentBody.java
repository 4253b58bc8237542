package io.trailwright.policy.document.http;

import io.trailwright.core.json.Json;
import io.trailwright.policy.document.DefectiveDocumentException;
import io.trailwright.policy.document.DocumentParser;
import jakarta.ws.rs.core.MediaType;

/** A document as the body of a request. */
public final class DocumentBody {

    /** Media type of YAML (RFC 9512). */
    public static final String YAML = "application/yaml";

    private DocumentBody() {}

    /**
     * Parses a body by its media type.
     *
     * @throws DefectiveDocumentException when it is not one document
     */
    public static Json.Obj parse(String contentType, byte[] body) {
        return MediaType.valueOf(contentType).isCompatible(MediaType.valueOf(YAML))
                ? DocumentParser.yaml(body)
                : DocumentParser.json(body);
    }
}
