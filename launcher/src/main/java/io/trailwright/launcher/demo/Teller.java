package io.trailwright.launcher.demo;

import io.trailwright.launcher.stack.Component;
import io.trailwright.launcher.stack.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Prints the story: short lines, colours only on a terminal. Thread-safe. */
public final class Teller {
    private static final int WIDTH = 100;

    private final PrintStream out;
    private final boolean colours;
    private int steps;

    Teller(PrintStream out, boolean colours) {
        this.out = out;
        this.colours = colours;
    }

    public static Teller onConsole() {
        var terminal = System.console() != null && System.getenv("NO_COLOR") == null;
        return new Teller(System.out, terminal && !"dumb".equals(System.getenv("TERM")));
    }

    /** A new part of the story. */
    public synchronized void heading(String text) {
        out.println();
        out.println(paint("1;36", text));
    }

    /** A new, numbered part of the story. */
    public synchronized void step(String text) {
        steps++;
        heading(steps + ". " + text);
    }

    public synchronized void line(String text) {
        wrapped("  ", text).forEach(out::println);
    }

    /** Something that went as it should. */
    public synchronized void good(String text) {
        marked("32", "✓", text);
    }

    /** Something that was refused, as it should be. */
    public synchronized void refused(String text) {
        marked("33", "✗", text);
    }

    /** One of several. */
    public synchronized void point(String text) {
        marked("36", "•", text);
    }

    public synchronized void bad(String text) {
        marked("31", "!", text);
    }

    /** A detail under the line before. */
    public synchronized void detail(String text) {
        wrapped("    ", text).forEach(line -> out.println(paint("2", line)));
    }

    /** A line that scripts may look for: never wrapped. */
    public synchronized void exact(String text) {
        out.println("  " + text);
    }

    public synchronized void blank() {
        out.println();
    }

    private void marked(String colour, String mark, String text) {
        var lines = wrapped("    ", text);
        for (var i = 0; i < lines.size(); i++) {
            out.println(i == 0 ? "  " + paint(colour, mark) + " " + lines.get(0).strip() : lines.get(i));
        }
    }

    private String paint(String code, String text) {
        return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    static java.util.List<String> wrapped(String indent, String text) {
        var lines = new java.util.ArrayList<String>();
        for (var given : text.split("\n", -1)) {
            var line = new StringBuilder(indent);
            for (var word : given.split(" ")) {
                if (line.length() > indent.length() && line.length() + word.length() > WIDTH) {
                    lines.add(line.toString().stripTrailing());
                    line = new StringBuilder(indent);
                }
                line.append(word).append(' ');
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /** Tells what the stack is doing. */
    public Progress progress() {
        return new Progress() {
            @Override
            public void working(Component component, String what) {
                line(padded(component) + what + " …");
            }

            @Override
            public void ready(Component component, int port, Duration took) {
                good(String.format(
                        Locale.ROOT,
                        "%sready on port %d after %.1f s",
                        padded(component),
                        port,
                        took.toMillis() / 1e3));
            }

            @Override
            public void died(Component component, String lastWords, boolean restarting) {
                log(lastWords);
                if (restarting) {
                    line(padded(component) + "is started again …");
                } else {
                    bad(component.label() + " stays down; nothing that was acknowledged is lost.");
                }
            }

            @Override
            public void stopping() {
                line("Stopping everything …");
            }
        };
    }

    /** A sentence, and lines of a log as they are. */
    private synchronized void log(String lastWords) {
        var lines = lastWords.lines().toList();
        bad(lines.get(0));
        lines.stream().skip(1).forEach(each -> out.println(paint("2", "    " + each)));
    }

    private static String padded(Component component) {
        return String.format(Locale.ROOT, "%-24s", component.label());
    }
}
