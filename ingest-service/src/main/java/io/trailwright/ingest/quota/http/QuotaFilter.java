package io.trailwright.ingest.quota.http;

import io.trailwright.access.CallerProvider;
import io.trailwright.ingest.quota.TenantQuotas;
import io.trailwright.ingest.trail.http.Recorded;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Answers a tenant that sends more than its quota before its request is read. A body of unannounced length is charged when
 * it has come.
 */
@Provider
@Recorded
@Priority(Priorities.AUTHORIZATION + 1)
public class QuotaFilter implements ContainerRequestFilter, ReaderInterceptor {

    private final CallerProvider callers;
    private final TenantQuotas quotas;

    QuotaFilter(CallerProvider callers, TenantQuotas quotas) {
        this.callers = callers;
        this.quotas = quotas;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        quotas.admit(callers.caller().tenant(), Math.max(0, request.getLength()));
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getHeaders().containsKey("Content-Length")) {
            return context.proceed();
        }
        var counted = new Counted(context.getInputStream());
        context.setInputStream(counted);
        try {
            return context.proceed();
        } finally {
            quotas.charge(callers.caller().tenant(), counted.bytes);
        }
    }

    private static final class Counted extends FilterInputStream {
        private long bytes;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            bytes += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            bytes += Math.max(0, read);
            return read;
        }
    }
}
