package io.trailwright.ingest.trail.http;

import io.trailwright.core.entry.Digest;
import io.trailwright.ingest.fault.CrashPoint;
import io.trailwright.ingest.fault.CrashPoints;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Takes the digest of a body as received, before anybody reads it. */
@Provider
@Recorded
public class BodyDigest implements ReaderInterceptor {
    static final String PROPERTY = "io.trailwright.body-digest";

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        CrashPoints.at(CrashPoint.BEFORE_VALIDATE);
        var body = context.getInputStream().readAllBytes();
        context.setProperty(PROPERTY, Digest.of(body));
        context.setInputStream(new ByteArrayInputStream(body));
        return context.proceed();
    }
}
