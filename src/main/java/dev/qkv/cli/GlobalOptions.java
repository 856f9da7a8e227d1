package dev.qkv.cli;

import dev.qkv.app.Globals;
import org.jspecify.annotations.Nullable;

/** The options that every command takes, before or after the verb; what is said later wins. */
final class GlobalOptions {
    static final String HELP = "--help";

    private GlobalOptions() {}

    static void declare(Syntax syntax) {
        syntax.value("global.lang", "en|zh", "--lang")
                .value("global.color", "auto|always|never", "--color")
                .value("global.theme", "dark|light", "--theme")
                .value("global.width", "COLUMNS", "--width")
                .flag("global.no-pager", "--no-pager")
                .flag("global.debug", "--debug")
                .flag("global.help", "-h", HELP);
    }

    static Globals read(Parsed parsed) {
        String width = parsed.value("--width");
        return new Globals(
                parsed.value("--lang"),
                orDefault(parsed.value("--color"), "auto"),
                parsed.value("--theme"),
                width == null ? null : Arguments.wholeNumber("--width", width, 20, 1000),
                !parsed.has("--no-pager"),
                parsed.has("--debug"));
    }

    private static String orDefault(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }
}
