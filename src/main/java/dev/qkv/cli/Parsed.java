package dev.qkv.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A line as read.
 *
 * @param command the innermost command's name
 * @param options values by the longest names; of a flag none
 */
record Parsed(String command, Map<String, List<String>> options, List<String> words) {
    /**
     * Reads a plain line, as nearly all are, without picocli: building its model and parsing by it takes longer than most lookups. Whatever else the line is,
     * a mistake above all, is for {@link PicocliModel#parse}, which reads a plain line in the same way.
     *
     * @return null where the line is not plain
     */
    static @Nullable Parsed plain(Syntax root, List<String> arguments) {
        Map<String, List<String>> options = new HashMap<>();
        List<String> words = new ArrayList<>();
        Set<String> givenHere = new HashSet<>();
        Syntax at = root;
        boolean wordsOnly = false;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (wordsOnly || !argument.startsWith("-")) {
                Syntax below = wordsOnly ? null : at.below(argument);
                if (below == null) {
                    words.add(argument);
                } else {
                    at = below;
                    givenHere.clear();
                }
                continue;
            }
            if (argument.equals("--")) {
                wordsOnly = true;
                continue;
            }
            int equals = argument.indexOf('=');
            Syntax.Option option = at.option(equals < 0 ? argument : argument.substring(0, equals));
            if (option == null || (option.takesValue() && equals < 0 && i + 1 == arguments.size())) {
                return null;
            }
            if (!option.several() && !givenHere.add(option.name())) {
                return null;
            }
            List<String> values = option.several() ? options.get(option.name()) : null;
            if (values == null) {
                values = new ArrayList<>();
                options.put(option.name(), values);
            }
            if (option.takesValue()) {
                String value = equals < 0 ? arguments.get(++i) : argument.substring(equals + 1);
                if ((value.startsWith("-") && value.length() > 1) || at.below(value) != null) {
                    return null;
                }
                values.add(value);
            } else if (equals >= 0) {
                return null;
            }
        }
        Syntax.Words allowed = at.words();
        boolean fits =
                allowed == null ? words.isEmpty() : words.size() >= allowed.least() && words.size() <= allowed.most();
        return fits ? new Parsed(at.name(), options, words) : null;
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    /** The option's value, or null where it is absent. */
    @Nullable
    String value(String option) {
        List<String> values = options.get(option);
        return values == null || values.isEmpty() ? null : values.get(values.size() - 1);
    }

    List<String> values(String option) {
        return options.getOrDefault(option, List.of());
    }
}
