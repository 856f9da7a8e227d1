package dev.qkv.render.figure;

import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import dev.qkv.model.Language;
import dev.qkv.render.text.Columns;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.Span;
import dev.qkv.render.text.Wrap;
import java.util.ArrayList;
import java.util.List;

/** Weeks as columns two characters wide, as many as fit; today is pointed at, since it is always in the last one. */
final class CalendarText {
    private static final int CELL = 2;
    private static final String SHADES = "░▒▓█";
    private static final String RAMP = "-=*#";
    private static final Caption TODAY = new Caption("today", "今天");

    private final Ink ink;
    private final Weeks weeks;
    private final int labels;
    private final int levels;
    private final int largest;
    private final ColorScale colors;

    private CalendarText(Figure.Calendar calendar, Ink ink) {
        this.ink = ink;
        int widest = 0;
        for (int weekday = 0; weekday < Weeks.DAYS; weekday++) {
            widest = Math.max(widest, Columns.of(ink.text(Weeks.weekday(weekday))));
        }
        labels = widest;
        weeks = Weeks.of(
                calendar, Math.max(1, Math.min(Weeks.MOST, (ink.width() - labels - 1 - Columns.of(today())) / CELL)));
        largest = weeks.largest();
        levels = Math.min(SHADES.length(), largest);
        colors = new ColorScale(new double[][] {{0, Math.max(1, levels)}});
    }

    static List<Line> lines(Figure.Calendar calendar, Ink ink) {
        return new CalendarText(calendar, ink).draw();
    }

    private String today() {
        return (ink.unicode() ? " ← " : " < ") + ink.text(TODAY);
    }

    private List<Line> draw() {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(Role.DIM, months()));
        for (int weekday = 0; weekday < Weeks.DAYS; weekday++) {
            List<Span> spans = new ArrayList<>();
            spans.add(new Span(Role.DIM, Columns.padLeft(ink.text(Weeks.weekday(weekday)), labels) + " "));
            for (int week = 0; week < weeks.number(); week++) {
                int count = weeks.count(week, weekday);
                if (count >= 0 || week < weeks.number() - 1) {
                    spans.add(count < 0 ? Span.of(" ".repeat(CELL)) : cell(level(count)));
                }
            }
            if (weeks.day(weeks.number() - 1, weekday).equals(weeks.calendar().today())) {
                spans.add(new Span(Role.STRONG, today()));
            }
            lines.add(HeatmapText.trimmed(spans));
        }
        lines.addAll(legend());
        return lines;
    }

    /** A month's name begins above the week with its first day; the first week has one too where there is room. */
    private String months() {
        Language language = ink.options().language();
        StringBuilder line = new StringBuilder(" ".repeat(labels + 1));
        int end = labels + 1 + weeks.number() * CELL + Columns.of(today());
        for (int week = 0; week < weeks.number(); week++) {
            String month = weeks.monthBegun(week, language);
            if (week == 0 && month.isEmpty()) {
                month = Weeks.month(weeks.day(0, 0), language);
                boolean crowded =
                        weeks.number() > 1 && !weeks.monthBegun(1, language).isEmpty();
                month = crowded ? "" : month;
            }
            int at = labels + 1 + week * CELL;
            int used = Columns.of(line);
            boolean apart = used == labels + 1 || used < at;
            if (!month.isEmpty() && apart && at + Columns.of(month) <= end) {
                line.append(" ".repeat(Math.max(0, at - used))).append(month);
            }
        }
        return line.toString();
    }

    /** 0 for nothing, else 1 to {@link #levels} in equal steps up to the largest. */
    private int level(int count) {
        int level = 0;
        while (count > reach(level)) {
            level++;
        }
        return level;
    }

    /** The largest count of a level. */
    private int reach(int level) {
        return levels == 0 ? 0 : (int) ((long) largest * level / levels);
    }

    private Span cell(int level) {
        if (level == 0) {
            return new Span(Role.DIM, ink.unicode() ? "· " : ". ");
        }
        if (ink.shades()) {
            return new Span(colors.behind(level, ink.options().theme()), " ".repeat(CELL));
        }
        // few levels are told apart best by the densest and the thinnest sign
        int shade = levels == 1 ? SHADES.length() - 1 : (level - 1) * (SHADES.length() - 1) / (levels - 1);
        String sign = String.valueOf((ink.unicode() ? SHADES : RAMP).charAt(shade));
        return new Span(Role.SERIES_1, sign.repeat(CELL));
    }

    private List<Line> legend() {
        List<Span> spans = new ArrayList<>();
        spans.add(new Span(Role.DIM, ink.text(weeks.calendar().unit()) + "  "));
        for (int level = 0; level <= levels; level++) {
            int from = level == 0 ? 0 : reach(level - 1) + 1;
            String range = from == reach(level) ? "" + from : from + (ink.unicode() ? "–" : "-") + reach(level);
            spans.add(cell(level));
            spans.add(new Span(Role.DIM, (level == 0 ? "" : " ") + range + (level < levels ? "  " : "")));
        }
        Line indent = Line.of(" ".repeat(labels + 1));
        return Wrap.lines(spans, ink.width(), indent, indent);
    }
}
