package io.trailwright.approval.token;

import io.restassured.RestAssured;
import io.trailwright.approval.token.EndpointTable.Call;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Sends requests as they are written: no path is made tidy, no redirect followed. Says with each that it comes from the
 * service's own page, and brings the form's cookie, so that nothing but the token is wrong.
 */
final class Browser {
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]*)\"");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private String cookie = "";

    /** Opens a page and keeps its cookie. */
    String formToken(String path, String token) throws IOException, InterruptedException {
        var page = send(new Call("GET " + path, path, "", "", 200), token);
        cookie = page.headers().firstValue("set-cookie").orElseThrow().split(";")[0];
        var field = FORM_TOKEN.matcher(page.body());
        if (!field.find()) {
            throw new IllegalStateException("no form on the page: " + page.body());
        }
        return field.group(1);
    }

    /**
     * The server closes the connection after a header that is too large; whoever takes that connection up again gets no
     * answer and asks once more.
     */
    private HttpResponse<String> answer(HttpRequest request, int tries) throws IOException, InterruptedException {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException closed) {
            if (tries == 1) {
                throw closed;
            }
            return answer(request, tries - 1);
        }
    }

    HttpResponse<String> send(Call call, String token) throws IOException, InterruptedException {
        return send(call, token.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + token));
    }

    HttpResponse<String> send(Call call, Map<String, String> headers) throws IOException, InterruptedException {
        var all = new LinkedHashMap<>(headers);
        all.merge("Cookie", cookie, (given, ours) -> given + "; " + ours);
        all.put("Origin", "http://localhost:" + RestAssured.port);
        all.put("Sec-Fetch-Site", "same-origin");
        if (!call.contentType().isEmpty()) {
            all.put("Content-Type", call.contentType());
        }
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + call.path()))
                .timeout(Duration.ofSeconds(30))
                .method(
                        call.method(),
                        call.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body()));
        all.forEach((name, value) -> {
            if (!value.isEmpty()) {
                request.header(name, value);
            }
        });
        return answer(request.build(), 3);
    }
}
