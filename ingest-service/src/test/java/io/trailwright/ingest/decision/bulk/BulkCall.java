package io.trailwright.ingest.decision.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** One bulk stream over a socket of its own: sends and reads independently of each other, and can be cut anywhere. */
final class BulkCall implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** RFC 1952, section 2.3, without optional fields. */
    private static final int GZIP_HEADER = 10;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final StringBuilder unread = new StringBuilder();
    private @Nullable String head;
    private @Nullable Inflater unpacking;
    private boolean answersEnded;

    BulkCall(String token, String key, String... headers) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        socket.setSoTimeout(60_000);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
        var request = new StringBuilder("POST /v1/decisions:bulk HTTP/1.1\r\nHost: localhost\r\n")
                .append("Transfer-Encoding: chunked\r\nContent-Type: application/x-ndjson\r\n")
                .append("Authorization: Bearer ")
                .append(token)
                .append("\r\nIdempotency-Key: ")
                .append(key)
                .append("\r\n");
        for (var header : headers) {
            request.append(header).append("\r\n");
        }
        write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    }

    BulkCall send(String lines) throws IOException {
        return send(lines.getBytes(StandardCharsets.UTF_8));
    }

    BulkCall send(byte[] bytes) throws IOException {
        write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        write(bytes);
        write("\r\n".getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    BulkCall end() throws IOException {
        write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    /** Sends from another thread, so that this one can read. */
    BulkCall sending(List<byte[]> pieces) {
        var sender = new Thread(
                () -> {
                    try {
                        for (var piece : pieces) {
                            send(piece);
                        }
                        end();
                    } catch (IOException cut) {
                        // The test that cuts knows.
                    }
                },
                "bulk-sender");
        sender.setDaemon(true);
        sender.start();
        return this;
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    int status() throws IOException {
        readHead();
        return Integer.parseInt(String.valueOf(head).split(" ")[1]);
    }

    /** The next answer; null after the last. */
    @Nullable
    JsonNode next() throws IOException {
        readHead();
        while (true) {
            int end = unread.indexOf("\n");
            if (end >= 0) {
                var line = unread.substring(0, end);
                unread.delete(0, end + 1);
                if (!line.isEmpty()) {
                    return JSON.readTree(line);
                }
            } else if (answersEnded) {
                return unread.length() == 0 ? null : JSON.readTree(unread.substring(0, unread.length()));
            } else {
                readChunk();
            }
        }
    }

    List<JsonNode> all() throws IOException {
        var answers = new ArrayList<JsonNode>();
        for (var answer = next(); answer != null; answer = next()) {
            answers.add(answer);
        }
        return answers;
    }

    private void readHead() throws IOException {
        if (head == null) {
            var text = new StringBuilder();
            for (var line = readLine(); !line.isEmpty(); line = readLine()) {
                text.append(line).append('\n');
            }
            head = text.toString();
        }
    }

    private void readChunk() throws IOException {
        int size = Integer.parseInt(readLine(), 16);
        unread.append(new String(unpacked(in.readNBytes(size)), StandardCharsets.UTF_8));
        readLine();
        answersEnded = size == 0;
    }

    /** All that can be unpacked of what has come so far. */
    private byte[] unpacked(byte[] piece) {
        if (!String.valueOf(head).toLowerCase(Locale.ROOT).contains("content-encoding: gzip")) {
            return piece;
        }
        int from = 0;
        if (unpacking == null) {
            unpacking = new Inflater(true);
            from = GZIP_HEADER;
        }
        unpacking.setInput(piece, from, Math.max(0, piece.length - from));
        var text = new ByteArrayOutputStream();
        try {
            var some = new byte[8192];
            for (int size = unpacking.inflate(some); size > 0; size = unpacking.inflate(some)) {
                text.write(some, 0, size);
            }
        } catch (DataFormatException broken) {
            throw new AssertionError("the answers are not gzip", broken);
        }
        return text.toByteArray();
    }

    private String readLine() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the answer ended early: " + line);
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
