package dev.qkv.render.figure;

import dev.qkv.render.text.Line;
import dev.qkv.render.text.Role;
import java.util.List;

/** The line under a plot with its ticks, and their labels as far as they do not touch. */
record HorizontalAxis(List<Scale.Tick> ticks, int columns, Ink ink) {
    List<Line> lines(int labels) {
        char[] rule = (ink.unicode() ? "─" : "-").repeat(columns).toCharArray();
        StringBuilder text = new StringBuilder(" ".repeat(labels + 2));
        for (Scale.Tick tick : ticks) {
            int column = (int) Math.round(tick.at() * (columns - 1));
            String label = tick.label();
            int start = labels + 2 + column - label.length() / 2;
            start = Math.min(start, labels + 2 + columns - label.length());
            boolean first = text.length() == labels + 2 && text.toString().isBlank();
            if (start < text.length() + (first ? 0 : 1)) {
                if (!first) {
                    continue;
                }
                start = Math.max(start, 0);
                text.setLength(start);
            }
            rule[column] = ink.unicode() ? '┬' : '+';
            text.append(" ".repeat(start - text.length())).append(label);
        }
        return List.of(
                Line.of(Role.DIM, " ".repeat(labels + 1) + (ink.unicode() ? "└" : "+") + new String(rule)),
                Line.of(Role.DIM, text.toString()));
    }
}
