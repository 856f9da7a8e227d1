package dev.qkv.terminal;

import dev.qkv.render.text.Columns;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.RenderOptions;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.Span;
import dev.qkv.render.text.Wrap;
import java.util.ArrayList;
import java.util.List;

/** What {@code ?} shows: every key and what it does. */
final class HelpPage {
    private HelpPage() {}

    static List<Line> lines(QuizTexts texts, RenderOptions options) {
        int widest = 0;
        for (SessionKey key : SessionKey.values()) {
            widest = Math.max(widest, Columns.of(names(key)));
        }
        List<Line> lines = new ArrayList<>();
        for (SessionKey key : SessionKey.values()) {
            if (key != SessionKey.QUIT_TYPED) {
                Line head = new Line(List.of(new Span(Role.KEY, Columns.padRight(names(key), widest)), Span.of("  ")));
                List<Span> does = List.of(Span.of(texts.get("help." + key.id()).replace("`", "")));
                lines.addAll(Wrap.lines(does, options.width(), head, Line.of(" ".repeat(widest + 2))));
            }
        }
        lines.add(Line.EMPTY);
        lines.addAll(Wrap.lines(List.of(new Span(Role.DIM, texts.get("help.note"))), options.width()));
        return lines;
    }

    private static String names(SessionKey key) {
        return String.join(", ", key.keys());
    }
}
