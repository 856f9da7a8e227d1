package dev.qkv.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can be set, and which values each setting takes. */
public enum Setting {
    RETENTION("retention", "a number between 0.70 and 0.99"),
    MAXIMUM_INTERVAL("maximum-interval", "a whole number of days between 1 and 36500"),
    NEW_PER_DAY("new-per-day", "a whole number between 0 and 100000"),
    REVIEWS_PER_DAY("reviews-per-day", "a whole number between 0 and 100000"),
    WEIGHTS("weights", "the 21 weights of FSRS-6, numbers with commas or spaces between them"),
    LEARNING_STEPS(
            "learning-steps",
            "up to 20 delays such as 10m, 2h or 1d, at most 365d, with spaces between them; or nothing for none"),
    RELEARNING_STEPS(
            "relearning-steps",
            "up to 20 delays such as 10m, 2h or 1d, at most 365d, with spaces between them; or nothing for none"),
    FUZZ("fuzz", "on, off, or a whole number as its seed"),
    BINARY("binary", "on or off"),
    LANG("lang", "en or zh"),
    THEME("theme", "dark or light"),
    /** {@code interview.attention} and so on. */
    INTERVIEW("interview.", "a number between 0, for never, and 1000");

    static final int WEIGHT_COUNT = 21;
    private static final int MOST_STEPS = 20;
    private static final int LONGEST_STEP_MINUTES = 365 * 24 * 60;

    private final String key;
    private final String allowed;

    Setting(String key, String allowed) {
        this.key = key;
        this.allowed = allowed;
    }

    /** As it stands in the file; of {@link #INTERVIEW} what it begins with. */
    public String key() {
        return key;
    }

    /** What a value may be, in words. */
    String allowed() {
        return allowed;
    }

    boolean allows(String value) {
        return switch (this) {
            case RETENTION -> within(value, 0.7, 0.99);
            case MAXIMUM_INTERVAL -> whole(value, 1, 36_500);
            case NEW_PER_DAY, REVIEWS_PER_DAY -> whole(value, 0, 100_000);
            case WEIGHTS -> weights(value);
            case LEARNING_STEPS, RELEARNING_STEPS -> steps(value);
            case FUZZ -> onOrOff(value) || wholeNumber(value) != null;
            case BINARY -> onOrOff(value);
            case LANG -> value.equals("en") || value.equals("zh");
            case THEME -> value.equals("dark") || value.equals("light");
            case INTERVIEW -> within(value, 0, 1000);
        };
    }

    private static boolean weights(String value) {
        List<String> numbers = words(value);
        for (String number : numbers) {
            if (number(number) == null) {
                return false;
            }
        }
        return numbers.size() == WEIGHT_COUNT;
    }

    /** The environment variable that sets it: {@code QKV_NEW_PER_DAY}. */
    String variable() {
        return "QKV_" + key.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static boolean onOrOff(String value) {
        return value.equals("on") || value.equals("off");
    }

    private static boolean within(String value, double least, double most) {
        Double number = number(value);
        return number != null && number >= least && number <= most;
    }

    private static boolean whole(String value, long least, long most) {
        Long number = wholeNumber(value);
        return number != null && number >= least && number <= most;
    }

    private static boolean steps(String value) {
        List<String> steps = words(value);
        for (String step : steps) {
            long minutes = minutes(step);
            if (minutes < 1 || minutes > LONGEST_STEP_MINUTES) {
                return false;
            }
        }
        return steps.size() <= MOST_STEPS;
    }

    /** Minutes of {@code 10m}, {@code 2h} or {@code 1d}; 0 where it is none. */
    static long minutes(String step) {
        int unit = step.isEmpty() ? -1 : "mhd".indexOf(step.charAt(step.length() - 1));
        Long number = unit < 0 ? null : wholeNumber(step.substring(0, step.length() - 1));
        if (number == null || number < 1 || number > LONGEST_STEP_MINUTES) {
            return 0;
        }
        return number * (unit == 0 ? 1 : unit == 1 ? 60 : 24 * 60);
    }

    static @Nullable Double number(String value) {
        try {
            // Java's own forms, such as 0x1p3 and 1d, are no numbers to anybody else
            double number = plain(value) ? Double.parseDouble(value) : Double.NaN;
            return Double.isFinite(number) ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static boolean plain(String value) {
        for (int i = 0; i < value.length(); i++) {
            if ("0123456789+-.eE".indexOf(value.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    static @Nullable Long wholeNumber(String value) {
        try {
            return Long.valueOf(value);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Parts between commas and spaces. */
    static List<String> words(String value) {
        List<String> words = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= value.length(); i++) {
            boolean gap = i == value.length() || value.charAt(i) == ',' || Character.isWhitespace(value.charAt(i));
            if (gap && i > from) {
                words.add(value.substring(from, i));
            }
            from = gap ? i + 1 : from;
        }
        return words;
    }
}
