package io.trailwright.launcher.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form of a page, as a browser without scripts would send it.
 *
 * @param action the address as written in the page, entities resolved; empty for the page's own
 * @param method in lower case
 * @param values of the inputs that are sent without being touched: hidden, text, checked ones, textareas
 * @param buttons name to values of the buttons that can send it
 */
public record HtmlForm(String action, String method, Map<String, String> values, Map<String, List<String>> buttons) {
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->|<script\\b.*?</script>", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("<a\\b[^>]*\\bhref=\"([^\"]*)\"");
    private static final Pattern FORM = Pattern.compile(
            "<form\\b((?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>(.*?)</form>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern FIELD = Pattern.compile(
            "<(input|button|textarea)\\b((?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>(?:([^<]*)</textarea>)?",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([a-zA-Z][-\\w:]*)(?:\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+)))?");

    private static final Pattern ENTITY = Pattern.compile("&(quot|apos|lt|gt|amp|#\\d{1,6}|#[xX][0-9a-fA-F]{1,5});");

    public HtmlForm {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        buttons = Map.copyOf(buttons);
    }

    /** The forms of a page, in its order. */
    public static List<HtmlForm> in(String page) {
        var forms = new ArrayList<HtmlForm>();
        var matcher = FORM.matcher(COMMENT.matcher(page).replaceAll(""));
        while (matcher.find()) {
            var attributes = attributes(matcher.group(1));
            forms.add(read(attributes, matcher.group(2)));
        }
        return forms;
    }

    /** The addresses of a page's links, in its order. */
    public static List<String> links(String page) {
        return LINK.matcher(COMMENT.matcher(page).replaceAll(""))
                .results()
                .map(found -> unescape(found.group(1)))
                .toList();
    }

    private static HtmlForm read(Map<String, String> form, String content) {
        var values = new LinkedHashMap<String, String>();
        var buttons = new LinkedHashMap<String, List<String>>();
        var matcher = FIELD.matcher(content);
        while (matcher.find()) {
            var element = matcher.group(1).toLowerCase(Locale.ROOT);
            var field = attributes(matcher.group(2));
            var name = field.getOrDefault("name", "");
            if (name.isEmpty() || field.containsKey("disabled")) {
                continue;
            }
            var type = field.getOrDefault("type", element.equals("button") ? "submit" : "text");
            var value = field.getOrDefault("value", "");
            switch (element.equals("textarea") ? "textarea" : type) {
                case "submit", "image" ->
                    buttons.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
                case "checkbox", "radio" -> {
                    if (field.containsKey("checked")) {
                        values.put(name, value.isEmpty() ? "on" : value);
                    }
                }
                case "textarea" ->
                    values.put(name, unescape(String.valueOf(matcher.group(3)).strip()));
                case "button", "reset", "file" -> {}
                default -> values.put(name, value);
            }
        }
        return new HtmlForm(
                form.getOrDefault("action", ""),
                form.getOrDefault("method", "get").toLowerCase(Locale.ROOT),
                values,
                buttons);
    }

    private static Map<String, String> attributes(String text) {
        var attributes = new LinkedHashMap<String, String>();
        var matcher = ATTRIBUTE.matcher(text);
        while (matcher.find()) {
            var value = "";
            for (var group = 2; group <= 4; group++) {
                if (matcher.group(group) != null) {
                    value = matcher.group(group);
                }
            }
            attributes.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), unescape(value));
        }
        return attributes;
    }

    private static String unescape(String text) {
        return ENTITY.matcher(text).replaceAll(found -> Matcher.quoteReplacement(character(found.group(1))));
    }

    private static String character(String entity) {
        return switch (entity) {
            case "quot" -> "\"";
            case "apos" -> "'";
            case "lt" -> "<";
            case "gt" -> ">";
            case "amp" -> "&";
            default -> {
                var hexadecimal = entity.startsWith("#x") || entity.startsWith("#X");
                var digits = entity.substring(hexadecimal ? 2 : 1);
                yield Character.toString(Integer.parseInt(digits, hexadecimal ? 16 : 10));
            }
        };
    }
}
