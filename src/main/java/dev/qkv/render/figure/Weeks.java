package dev.qkv.render.figure;

import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import dev.qkv.model.Language;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The last days of a calendar as whole weeks.
 *
 * @param monday of the first week
 * @param number weeks, the last one with today in it
 */
record Weeks(Figure.Calendar calendar, LocalDate monday, int number) {
    /** A year, begun weeks included. */
    static final int MOST = 53;

    static final int DAYS = 7;

    private static final Caption[] WEEKDAYS = {
        new Caption("Mon", "周一"),
        new Caption("Tue", "周二"),
        new Caption("Wed", "周三"),
        new Caption("Thu", "周四"),
        new Caption("Fri", "周五"),
        new Caption("Sat", "周六"),
        new Caption("Sun", "周日")
    };
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };

    /** As many as there are days for, at most so many. */
    static Weeks of(Figure.Calendar calendar, int most) {
        LocalDate thisMonday =
                calendar.today().minusDays(calendar.today().getDayOfWeek().getValue() - 1);
        int before = Math.max(
                0, calendar.counts().length - calendar.today().getDayOfWeek().getValue());
        int number = Math.max(1, Math.min(most, 1 + (before + DAYS - 1) / DAYS));
        return new Weeks(calendar, thisMonday.minusWeeks(number - 1), number);
    }

    LocalDate day(int week, int weekday) {
        return monday.plusDays((long) week * DAYS + weekday);
    }

    /** Below 0 for a day that is not come, or of which nothing is known. */
    int count(int week, int weekday) {
        long back = calendar.today().toEpochDay() - day(week, weekday).toEpochDay();
        return back < 0 || back >= calendar.counts().length
                ? -1
                : calendar.counts()[calendar.counts().length - 1 - (int) back];
    }

    int largest() {
        int largest = 0;
        for (int week = 0; week < number; week++) {
            for (int weekday = 0; weekday < DAYS; weekday++) {
                largest = Math.max(largest, count(week, weekday));
            }
        }
        return largest;
    }

    /** The month whose first day is in that week; empty where none is. */
    String monthBegun(int week, Language language) {
        LocalDate sunday = day(week, DAYS - 1);
        return sunday.getDayOfMonth() <= DAYS ? month(sunday, language) : "";
    }

    static String month(LocalDate day, Language language) {
        return language == Language.ZH ? day.getMonthValue() + "月" : MONTHS[day.getMonthValue() - 1];
    }

    static Caption weekday(int index) {
        return WEEKDAYS[index];
    }

    static Figure.Heatmap heatmap(Figure.Calendar calendar, Ink ink) {
        Weeks weeks = of(calendar, MOST);
        double[][] values = new double[DAYS][weeks.number()];
        List<String> rows = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        for (int weekday = 0; weekday < DAYS; weekday++) {
            rows.add(ink.text(weekday(weekday)));
            for (int week = 0; week < weeks.number(); week++) {
                int count = weeks.count(week, weekday);
                values[weekday][week] = count < 0 ? Double.NaN : count;
            }
        }
        for (int week = 0; week < weeks.number(); week++) {
            columns.add(weeks.monthBegun(week, ink.options().language()));
        }
        return new Figure.Heatmap(
                calendar.title(), new Caption("weekday", "星期"), new Caption("week", "周"), rows, columns, values);
    }
}
