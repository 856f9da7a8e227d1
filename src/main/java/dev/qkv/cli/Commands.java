package dev.qkv.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The command model, in one place: help, completion and man pages are made from it. */
final class Commands {
    static final List<String> NAMES = List.of("quiz", "lookup", "explain", "bank", "history", "completion");

    private Commands() {}

    /** The verb's command, or null where there is no such verb. */
    static @Nullable Command named(String name) {
        return switch (name) {
            case "lookup" -> new LookupCommand();
            case "explain" -> new ExplainCommand();
            case "bank" -> new BankCommand();
            case "completion" -> new CompletionCommand();
            case "quiz" -> new QuizCommand();
            case "history" -> new HistoryCommand();
            default -> null;
        };
    }

    /** The root with the given verbs only: what a run does not need is not built. */
    static CommandSpec root(List<Command> verbs, Texts texts) {
        CommandSpec root = Command.named("qkv", texts);
        root.addOption(OptionSpec.builder("-V", "--version")
                .type(boolean.class)
                .arity("0")
                .description(texts.get("global.version"))
                .build());
        root.subcommandsCaseInsensitive(false);
        for (Command verb : verbs) {
            root.addSubcommand(verb.name(), new CommandLine(verb.spec(texts)));
        }
        return root;
    }

    /** The whole model. */
    static CommandSpec all(Texts texts) {
        return root(
                NAMES.stream()
                        .map(name -> java.util.Objects.requireNonNull(named(name)))
                        .toList(),
                texts);
    }
}
