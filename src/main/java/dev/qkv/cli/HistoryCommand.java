package dev.qkv.cli;

import dev.qkv.app.Context;
import dev.qkv.app.HistoryVerb;
import dev.qkv.config.UserError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code qkv history stats|export|import|replay|undo|suspend|unsuspend} */
final class HistoryCommand extends Command {
    HistoryCommand() {
        super("history");
    }

    @Override
    void declare(CommandSpec spec, Texts texts) {
        CommandSpec stats = named("history.stats", texts);
        stats.addOption(flag(texts, "json", "--json"));
        CommandSpec export = named("history.export", texts);
        CommandSpec imports = named("history.import", texts);
        imports.addPositional(words(texts, "history.file", "FILE", "1"));
        CommandSpec replay = named("history.replay", texts);
        replay.addPositional(words(texts, "history.file", "FILE", "1"));
        replay.addOption(value(texts, "quiz.retention", "0.70-0.99", "--retention"));
        replay.addOption(flag(texts, "json", "--json"));
        CommandSpec undo = named("history.undo", texts);
        undo.addOption(value(texts, "history.count", "N", "-n", "--count"));
        CommandSpec suspend = named("history.suspend", texts);
        suspend.addPositional(words(texts, "history.card", "CARD", "1..*"));
        CommandSpec unsuspend = named("history.unsuspend", texts);
        unsuspend.addPositional(words(texts, "history.card", "CARD", "1..*"));
        for (CommandSpec below : new CommandSpec[] {stats, export, imports, replay, undo, suspend, unsuspend}) {
            spec.addSubcommand(below.name(), new CommandLine(below));
        }
    }

    @Override
    int run(ParseResult parsed, Context context) {
        HistoryVerb history = new HistoryVerb(context);
        if (!parsed.hasSubcommand()) {
            return history.stats(false);
        }
        ParseResult below = parsed.subcommand();
        return switch (below.commandSpec().name()) {
            case "stats" -> history.stats(Arguments.flag(below, "--json"));
            case "export" -> history.export();
            case "import" -> history.importFrom(needed(Arguments.first(below)));
            case "replay" ->
                history.replay(
                        needed(Arguments.first(below)),
                        Arguments.share(below, "--retention", 0.7, 0.99),
                        Arguments.flag(below, "--json"));
            case "undo" -> history.undo(Arguments.wholeNumber(below, "--count", 1, 1, 1000));
            case "suspend" -> history.suspend(Arguments.words(below), true);
            case "unsuspend" -> history.suspend(Arguments.words(below), false);
            default -> throw new IllegalStateException(below.commandSpec().name());
        };
    }

    private static String needed(@Nullable String file) {
        if (file == null) {
            throw UserError.usage("missing FILE");
        }
        return file;
    }
}
