package dev.qkv.render.figure;

import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import dev.qkv.render.text.Columns;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.Span;
import dev.qkv.render.text.Wrap;
import java.util.ArrayList;
import java.util.List;

/** Steps in boxes from left to right; one under another where they are too wide. */
final class FlowText {
    private FlowText() {}

    static List<Line> lines(Figure.Flow flow, Ink ink) {
        List<String> steps = new ArrayList<>();
        int width = 0;
        String arrow = " " + ink.glyphs().arrow() + " ";
        for (Caption step : flow.steps()) {
            String text = ink.text(step);
            width += Columns.of(text) + 4 + (steps.isEmpty() ? 0 : Columns.of(arrow));
            steps.add(text);
        }
        return width <= ink.width() ? across(steps, arrow, ink) : down(steps, ink);
    }

    private static List<Line> across(List<String> steps, String arrow, Ink ink) {
        List<Span> top = new ArrayList<>();
        List<Span> middle = new ArrayList<>();
        List<Span> bottom = new ArrayList<>();
        String side = ink.glyphs().vertical();
        for (int i = 0; i < steps.size(); i++) {
            String text = steps.get(i);
            if (i > 0) {
                String gap = " ".repeat(Columns.of(arrow));
                top.add(Span.of(gap));
                middle.add(new Span(Role.DIM, arrow));
                bottom.add(Span.of(gap));
            }
            String rule = ink.glyphs().rule().repeat(Columns.of(text) + 2);
            top.add(new Span(Role.DIM, ink.unicode() ? "┌" + rule + "┐" : "+" + rule + "+"));
            middle.add(new Span(Role.DIM, side + " "));
            middle.add(Span.of(text));
            middle.add(new Span(Role.DIM, " " + side));
            bottom.add(new Span(Role.DIM, ink.unicode() ? "└" + rule + "┘" : "+" + rule + "+"));
        }
        return List.of(new Line(top), new Line(middle), new Line(bottom));
    }

    private static List<Line> down(List<String> steps, Ink ink) {
        List<Line> lines = new ArrayList<>();
        for (String step : steps) {
            Line before = Line.of(Role.DIM, lines.isEmpty() ? "  " : ink.unicode() ? "↓ " : "v ");
            lines.addAll(Wrap.lines(List.of(Span.of(step)), ink.width(), before, Line.of("  ")));
        }
        return lines;
    }
}
