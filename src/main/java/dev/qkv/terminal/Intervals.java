package dev.qkv.terminal;

import dev.qkv.model.Language;
import java.time.Duration;

/** How long until a card comes back, in few characters: {@code 10m}, {@code 3h}, {@code 8d}, {@code 2.5mo}, {@code 1.2y}. */
public final class Intervals {
    private static final double DAYS_PER_MONTH = 30.4375;
    private static final double DAYS_PER_YEAR = 365.25;

    private Intervals() {}

    public static String of(Duration duration, Language language) {
        boolean chinese = language == Language.ZH;
        long minutes = Math.max(0, (duration.toSeconds() + 30) / 60);
        if (minutes < 1) {
            return chinese ? "不到1分钟" : "<1m";
        }
        if (minutes < 60) {
            return minutes + (chinese ? "分钟" : "m");
        }
        if (minutes < 24 * 60) {
            return Math.round(minutes / 60.0) + (chinese ? "小时" : "h");
        }
        double days = minutes / (24.0 * 60);
        if (days < 31) {
            return Math.round(days) + (chinese ? "天" : "d");
        }
        if (days < DAYS_PER_YEAR) {
            return oneDecimal(days / DAYS_PER_MONTH) + (chinese ? "个月" : "mo");
        }
        return oneDecimal(days / DAYS_PER_YEAR) + (chinese ? "年" : "y");
    }

    /** Minutes and begun seconds, as {@code 4:05}. */
    public static String clock(Duration duration) {
        long seconds = Math.max(0, duration.plusNanos(999_999_999).toSeconds());
        return seconds / 60 + (seconds % 60 < 10 ? ":0" : ":") + seconds % 60;
    }

    private static String oneDecimal(double number) {
        long tenths = Math.round(number * 10);
        return tenths % 10 == 0 ? String.valueOf(tenths / 10) : tenths / 10 + "." + tenths % 10;
    }
}
