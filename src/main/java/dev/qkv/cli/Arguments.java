package dev.qkv.cli;

import dev.qkv.config.UserError;
import dev.qkv.model.Nearest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of options and parameters, checked. */
final class Arguments {
    private Arguments() {}

    static List<String> words(Parsed parsed) {
        return parsed.words();
    }

    /** The first word, or null where there is none. */
    static @Nullable String first(Parsed parsed) {
        List<String> words = words(parsed);
        return words.isEmpty() ? null : words.get(0);
    }

    static @Nullable String value(Parsed parsed, String option) {
        return parsed.value(option);
    }

    static List<String> values(Parsed parsed, String option) {
        return parsed.values(option);
    }

    static boolean flag(Parsed parsed, String option) {
        return parsed.has(option);
    }

    /** The option's whole number, or otherwise where it is absent. */
    static int wholeNumber(Parsed parsed, String option, int otherwise, int least, int most) {
        String value = value(parsed, option);
        return value == null ? otherwise : wholeNumber(option, value, least, most);
    }

    static int wholeNumber(String option, String value, int least, int most) {
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, as for a number out of range
        }
        throw UserError.usage(
                option + " must be a whole number between " + least + " and " + most + ", not \"" + value + "\"");
    }

    /** The option's word, or null where it is absent. */
    static @Nullable String oneOf(Parsed parsed, String option, List<String> allowed) {
        String value = value(parsed, option);
        if (value != null && !allowed.contains(value)) {
            String nearest = Nearest.of(value, allowed);
            throw UserError.usage(option + " must be one of " + String.join(", ", allowed) + ", not \"" + value + "\""
                    + (nearest == null ? "" : "; did you mean " + nearest + "?"));
        }
        return value;
    }

    /** Values given several times or joined by commas. */
    static List<String> split(Parsed parsed, String option) {
        List<String> words = new ArrayList<>();
        for (String value : values(parsed, option)) {
            for (String word : value.split(",", -1)) {
                if (!word.isBlank()) {
                    words.add(word.strip());
                }
            }
        }
        return words;
    }

    /** The option's seed, or null where it is absent. */
    static @Nullable Long longNumber(Parsed parsed, String option) {
        String value = value(parsed, option);
        if (value == null) {
            return null;
        }
        try {
            return Long.valueOf(value);
        } catch (NumberFormatException e) {
            throw UserError.usage(option + " must be a whole number of at most 64 bits, not \"" + value + "\"");
        }
    }

    /** The option's number from least to most, or null where it is absent. */
    static @Nullable Double share(Parsed parsed, String option, double least, double most) {
        String value = value(parsed, option);
        if (value == null) {
            return null;
        }
        try {
            double number = Double.parseDouble(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, as for a number out of range
        }
        throw UserError.usage(
                option + " must be a number between " + least + " and " + most + ", not \"" + value + "\"");
    }
}
