package dev.qkv.cli;

import dev.qkv.app.Context;
import dev.qkv.config.ExitCode;
import dev.qkv.config.UserError;
import java.util.List;

/** {@code qkv completion bash|zsh|fish} */
final class CompletionCommand extends Command {
    private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    /** What the scripts ask: the words of the line after {@code qkv}, the last of them being typed. */
    private static final String WORDS = "words";

    CompletionCommand() {
        super("completion");
    }

    @Override
    void declare(Syntax syntax) {
        syntax.words("completion.shell", "bash|zsh|fish", 1, Syntax.ANY);
    }

    @Override
    int run(Parsed parsed, Context context) {
        List<String> words = Arguments.words(parsed);
        if (words.get(0).equals(WORDS)) {
            for (String word : new Completer(context).complete(words.subList(1, words.size()))) {
                context.console().println(word);
            }
            return ExitCode.OK;
        }
        if (words.size() > 1) {
            throw UserError.usage("too many arguments: \"" + words.get(1) + "\"; see qkv completion --help");
        }
        context.console().print(script(words.get(0)));
        return ExitCode.OK;
    }

    /** The completion script of a shell. */
    static String script(String shell) {
        if (shell.equals("bash")) {
            return BashCompletion.SCRIPT;
        }
        if (shell.equals("zsh")) {
            return ZshCompletion.SCRIPT;
        }
        if (shell.equals("fish")) {
            return FishCompletion.SCRIPT;
        }
        throw UserError.usage("no shell \"" + shell + "\"; completion knows " + String.join(", ", SHELLS));
    }
}
