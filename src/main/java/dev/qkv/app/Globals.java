package dev.qkv.app;

import dev.qkv.config.Surroundings;
import dev.qkv.config.UserError;
import dev.qkv.model.Language;
import dev.qkv.model.Nearest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Options that every verb takes.
 *
 * @param lang null where the locale decides
 * @param width columns; null where the terminal decides
 */
public record Globals(
        @Nullable String lang,
        String color,
        @Nullable String theme,
        @Nullable Integer width,
        boolean pager,
        boolean debug) {
    public static final List<String> COLORS = List.of("auto", "always", "never");
    public static final List<String> THEMES = List.of("dark", "light");
    private static final List<String> LANGUAGES = List.of("en", "zh");

    public Globals {
        allowed("--lang", lang, LANGUAGES);
        allowed("--color", color, COLORS);
        allowed("--theme", theme, THEMES);
        if (width != null && (width < 20 || width > 1000)) {
            throw UserError.usage("--width must be between 20 and 1000, not " + width);
        }
    }

    /**
     * The language asked for, else the one that is set, else that of the locale, else English.
     *
     * @param set null where none is
     */
    public Language language(Surroundings surroundings, @Nullable String set) {
        String asked = lang == null ? set : lang;
        if (asked != null) {
            return asked.equals("zh") ? Language.ZH : Language.EN;
        }
        return surroundings.messageLocale().startsWith("zh") ? Language.ZH : Language.EN;
    }

    /** Whether colours are wanted, where the answer does not depend on what the terminal can do. */
    public boolean colors(Surroundings surroundings) {
        return switch (color) {
            case "always" -> true;
            case "never" -> false;
            default ->
                surroundings.outputTty()
                        && !surroundings.dumb()
                        && surroundings.env("NO_COLOR").isEmpty();
        };
    }

    private static void allowed(String option, @Nullable String value, List<String> values) {
        if (value != null && !values.contains(value)) {
            String nearest = Nearest.of(value, values);
            throw UserError.usage(option + " must be " + String.join(", ", values) + ", not \"" + value + "\""
                    + (nearest == null ? "" : "; did you mean " + nearest + "?"));
        }
    }
}
