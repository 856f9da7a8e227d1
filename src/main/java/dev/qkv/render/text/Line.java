package dev.qkv.render.text;

import java.util.ArrayList;
import java.util.List;

/** One line of the output. */
public record Line(List<Span> spans) {
    public static final Line EMPTY = new Line(List.of());

    public Line {
        spans = List.copyOf(spans);
    }

    public static Line of(Style style, String text) {
        return text.isEmpty() ? EMPTY : new Line(List.of(new Span(style, text)));
    }

    public static Line of(String text) {
        return of(Role.TEXT, text);
    }

    /** Width in terminal columns. */
    public int width() {
        int width = 0;
        for (Span span : spans) {
            width += span.width();
        }
        return width;
    }

    public String text() {
        StringBuilder text = new StringBuilder();
        for (Span span : spans) {
            text.append(span.text());
        }
        return text.toString();
    }

    public boolean isEmpty() {
        return spans.isEmpty();
    }

    /** This line after the other one. */
    public Line after(Line prefix) {
        if (prefix.spans.isEmpty()) {
            return this;
        }
        List<Span> joined = new ArrayList<>(prefix.spans.size() + spans.size());
        joined.addAll(prefix.spans);
        joined.addAll(spans);
        return new Line(joined);
    }
}
