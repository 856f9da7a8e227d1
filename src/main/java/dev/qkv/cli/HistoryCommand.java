package dev.qkv.cli;

import dev.qkv.app.Context;
import dev.qkv.app.HistoryVerb;
import dev.qkv.config.UserError;
import org.jspecify.annotations.Nullable;

/** {@code qkv history stats|export|import|replay|undo|suspend|unsuspend} */
final class HistoryCommand extends Command {
    private static final java.util.List<String> PROGRAMS = java.util.List.of("qkv", "anki");

    HistoryCommand() {
        super("history");
    }

    @Override
    void declare(Syntax syntax) {
        Syntax stats = new Syntax("history.stats");
        stats.flag("json", "--json");
        Syntax export = new Syntax("history.export");
        Syntax imports = new Syntax("history.import");
        imports.words("history.import-file", "FILE", 1, 1);
        imports.value("history.from", "qkv|anki", "--from");
        Syntax replay = new Syntax("history.replay");
        replay.words("history.file", "FILE", 1, 1);
        replay.value("quiz.retention", "0.70-0.99", "--retention");
        replay.flag("json", "--json");
        Syntax undo = new Syntax("history.undo");
        undo.value("history.count", "N", "-n", "--count");
        Syntax suspend = new Syntax("history.suspend");
        suspend.words("history.card", "CARD", 1, Syntax.ANY);
        Syntax unsuspend = new Syntax("history.unsuspend");
        unsuspend.words("history.card", "CARD", 1, Syntax.ANY);
        for (Syntax below : new Syntax[] {stats, export, imports, replay, undo, suspend, unsuspend}) {
            syntax.add(below);
        }
    }

    @Override
    int run(Parsed parsed, Context context) {
        HistoryVerb history = new HistoryVerb(context);
        if (parsed.command().equals(name())) {
            return history.stats(false);
        }
        return switch (parsed.command()) {
            case "stats" -> history.stats(Arguments.flag(parsed, "--json"));
            case "export" -> history.export();
            case "import" -> {
                String file = needed(Arguments.first(parsed));
                yield "anki".equals(Arguments.oneOf(parsed, "--from", PROGRAMS))
                        ? history.importAnki(file)
                        : history.importFrom(file);
            }
            case "replay" ->
                history.replay(
                        needed(Arguments.first(parsed)),
                        Arguments.share(parsed, "--retention", 0.7, 0.99),
                        Arguments.flag(parsed, "--json"));
            case "undo" -> history.undo(Arguments.wholeNumber(parsed, "--count", 1, 1, 1000));
            case "suspend" -> history.suspend(Arguments.words(parsed), true);
            case "unsuspend" -> history.suspend(Arguments.words(parsed), false);
            default -> throw new IllegalStateException(parsed.command());
        };
    }

    private static String needed(@Nullable String file) {
        if (file == null) {
            throw UserError.usage("missing FILE");
        }
        return file;
    }
}
