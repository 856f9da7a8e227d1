package dev.qkv.terminal;

import dev.qkv.render.text.Line;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** For terminals without a cursor to move: every frame's new lines below the last ones, plain text, no escape sequence at all. */
final class FlowPainter implements Painter {
    private final PrintWriter out;
    private List<String> shown = new ArrayList<>();
    private String hints = "";
    private String typed = "";
    private boolean midLine;

    FlowPainter(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void enter() {}

    @Override
    public synchronized void leave() {
        endLine();
        out.flush();
    }

    @Override
    public int room(ScreenSize size, int footRows) {
        return 0;
    }

    @Override
    public synchronized void paint(Frame frame, ScreenSize size) {
        List<String> lines = new ArrayList<>();
        lines.add(narrow(frame.title().text()));
        for (int i = 0; i < frame.body().size(); i++) {
            if (i != frame.input()) {
                lines.add(frame.body().get(i).text().stripTrailing());
            }
        }
        String foot = foot(frame);
        String input = frame.input() < 0 ? "" : frame.body().get(frame.input()).text();
        if (!lines.equals(shown) || !foot.equals(hints)) {
            endLine();
            int from = firstChange(lines);
            for (String line : lines.subList(from, lines.size())) {
                out.write(line + "\n");
            }
            shown = lines;
            hints = foot;
            out.write(foot + "\n");
            typed = "";
        }
        type(input);
        out.flush();
    }

    private static String foot(Frame frame) {
        StringBuilder foot = new StringBuilder();
        for (Line line : frame.foot()) {
            foot.append(foot.isEmpty() ? "[" : " | ").append(narrow(line.text()));
        }
        return foot.isEmpty() ? "" : foot.append(']').toString();
    }

    /** Without the spaces that align things. */
    private static String narrow(String text) {
        StringBuilder narrow = new StringBuilder();
        for (char c : text.strip().toCharArray()) {
            if (c != ' '
                    || narrow.length() < 2
                    || !narrow.substring(narrow.length() - 2).equals("  ")) {
                narrow.append(c);
            }
        }
        return narrow.toString();
    }

    /** A question's title says that it is another one; then all of it is new. */
    private int firstChange(List<String> lines) {
        if (shown.isEmpty() || !shown.get(0).equals(lines.get(0))) {
            return 0;
        }
        int from = 0;
        while (from < lines.size() && from < shown.size() && lines.get(from).equals(shown.get(from))) {
            from++;
        }
        return from;
    }

    private void type(String input) {
        if (input.equals(typed)) {
            return;
        }
        if (input.startsWith(typed)) {
            out.write(input.substring(typed.length()));
        } else {
            endLine();
            out.write(input);
        }
        typed = input;
        midLine = !input.isEmpty();
    }

    private void endLine() {
        if (midLine) {
            out.write("\n");
            midLine = false;
        }
    }
}
