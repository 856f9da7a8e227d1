package dev.qkv.cli;

import dev.qkv.app.Globals;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options that every command takes, before or after the verb. */
final class GlobalOptions {
    private GlobalOptions() {}

    static void declare(CommandSpec spec, Texts texts) {
        spec.addOption(Command.value(texts, "global.lang", "en|zh", "--lang"));
        spec.addOption(Command.value(texts, "global.color", "auto|always|never", "--color"));
        spec.addOption(Command.value(texts, "global.theme", "dark|light", "--theme"));
        spec.addOption(Command.value(texts, "global.width", "COLUMNS", "--width"));
        spec.addOption(Command.flag(texts, "global.no-pager", "--no-pager"));
        spec.addOption(Command.flag(texts, "global.debug", "--debug"));
        spec.addOption(OptionSpec.builder("-h", "--help")
                .type(boolean.class)
                .arity("0")
                .usageHelp(true)
                .description(texts.get("global.help"))
                .build());
    }

    /** Reads them from the deepest command up: what is said later wins. */
    static Globals read(ParseResult root) {
        String width = value(root, "--width");
        return new Globals(
                value(root, "--lang"),
                orDefault(value(root, "--color"), "auto"),
                value(root, "--theme"),
                width == null ? null : Arguments.wholeNumber("--width", width, 20, 1000),
                !has(root, "--no-pager"),
                has(root, "--debug"));
    }

    static boolean has(ParseResult parsed, String option) {
        for (ParseResult at = parsed; ; at = at.subcommand()) {
            if (at.hasMatchedOption(option)) {
                return true;
            }
            if (!at.hasSubcommand()) {
                return false;
            }
        }
    }

    private static @Nullable String value(ParseResult root, String option) {
        String value = null;
        for (ParseResult at = root; ; at = at.subcommand()) {
            value = at.matchedOptionValue(option, value);
            if (!at.hasSubcommand()) {
                return value;
            }
        }
    }

    private static String orDefault(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }
}
