package io.trailwright.launcher.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HtmlFormTest {
    @Test
    void aLoginFormIsReadAsABrowserWouldSendIt() {
        // Given
        var page = """
                <script>document.write("<form action='/evil'></form>")</script>
                <form id="kc-form-login" onsubmit="login.disabled = true; return true;"
                      action="http://localhost:8180/authenticate?session_code=a&amp;tab_id=b" method="post">
                  <input id="username" name="username" value="" type="text" autofocus
                         aria-invalid=""/>
                  <input id="password" name="password" value="" type="password"/>
                  <button type="button" aria-label="Show password" name="show">x</button>
                  <input type="hidden" id="id-hidden-input" name="credentialId" />
                  <button name="login" id="kc-login" type="submit">Sign In</button>
                </form>
                """;

        // When
        var forms = HtmlForm.in(page);

        // Then
        var expected = new HtmlForm(
                "http://localhost:8180/authenticate?session_code=a&tab_id=b",
                "post",
                Map.of("username", "", "password", "", "credentialId", ""),
                Map.of("login", List.of("")));
        assertEquals(List.of(expected), forms);
    }

    @Test
    void buttonsChoicesAndTextAreasAreTold() {
        // Given
        var page = """
                <form method=POST>
                  <input type=hidden name=token value='a&#39;b &lt;c&gt; &#x3D;&quot;'>
                  <textarea name="reason" required>as &amp; is</textarea>
                  <input type="radio" name="meaning" value="one"><input type="radio" name="meaning" value="two" checked>
                  <input type="checkbox" name="read"><input name="off" value="1" disabled>
                  <button name="verdict" value="approved">Approve</button>
                  <button name="verdict" value="rejected">Reject</button>
                </form>
                """;

        // When
        var form = HtmlForm.in(page).get(0);

        // Then
        var expected = new HtmlForm(
                "",
                "post",
                Map.of("token", "a'b <c> =\"", "reason", "as & is", "meaning", "two"),
                Map.of("verdict", List.of("approved", "rejected")));
        assertEquals(expected, form);
    }
}
