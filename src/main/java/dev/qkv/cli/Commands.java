package dev.qkv.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The commands, in one place: lines are read by them, and help, completion and manual pages are made from them. */
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
    static Syntax root(List<Command> verbs) {
        Syntax root = new Syntax("qkv").flag("global.version", "-V", "--version");
        for (Command verb : verbs) {
            root.add(verb.syntax());
        }
        return root;
    }

    /** What every command takes. */
    static Syntax all() {
        List<Command> verbs = new ArrayList<>();
        for (String name : NAMES) {
            verbs.add(Objects.requireNonNull(named(name)));
        }
        return root(verbs);
    }
}
