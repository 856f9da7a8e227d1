package dev.qkv.cli;

import dev.qkv.config.UserError;
import dev.qkv.model.Nearest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** Values of options and parameters, checked. */
final class Arguments {
    private Arguments() {}

    static List<String> words(ParseResult parsed) {
        return parsed.hasMatchedPositional(0) ? parsed.matchedPositionalValue(0, List.of()) : List.of();
    }

    /** The first word, or null where there is none. */
    static @Nullable String first(ParseResult parsed) {
        List<String> words = words(parsed);
        return words.isEmpty() ? null : words.get(0);
    }

    static @Nullable String value(ParseResult parsed, String option) {
        return parsed.matchedOptionValue(option, (String) null);
    }

    static List<String> values(ParseResult parsed, String option) {
        return parsed.matchedOptionValue(option, List.of());
    }

    static boolean flag(ParseResult parsed, String option) {
        return parsed.hasMatchedOption(option);
    }

    /** The option's whole number, or otherwise where it is absent. */
    static int wholeNumber(ParseResult parsed, String option, int otherwise, int least, int most) {
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
    static @Nullable String oneOf(ParseResult parsed, String option, List<String> allowed) {
        String value = value(parsed, option);
        if (value != null && !allowed.contains(value)) {
            String nearest = Nearest.of(value, allowed);
            throw UserError.usage(option + " must be one of " + String.join(", ", allowed) + ", not \"" + value + "\""
                    + (nearest == null ? "" : "; did you mean " + nearest + "?"));
        }
        return value;
    }

    /** Values given several times or joined by commas. */
    static List<String> split(ParseResult parsed, String option) {
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
    static @Nullable Long longNumber(ParseResult parsed, String option) {
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
    static @Nullable Double share(ParseResult parsed, String option, double least, double most) {
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
