package dev.qkv.cli;

import dev.qkv.app.Context;
import dev.qkv.config.ExitCode;
import dev.qkv.config.UserError;
import dev.qkv.model.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code qkv completion bash|zsh|fish} */
final class CompletionCommand extends Command {
    private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    CompletionCommand() {
        super("completion");
    }

    @Override
    void declare(CommandSpec spec, Texts texts) {
        spec.addPositional(words(texts, "completion.shell", "bash|zsh|fish", "1"));
    }

    @Override
    int run(ParseResult parsed, Context context) {
        String shell = Arguments.first(parsed);
        context.console().print(script(shell));
        return ExitCode.OK;
    }

    /** The completion script of a shell. */
    static String script(@Nullable String shell) {
        CommandSpec root = Commands.all(Texts.in(Language.EN));
        if ("bash".equals(shell)) {
            return BashCompletion.of(root);
        }
        if ("zsh".equals(shell)) {
            return ZshCompletion.of(root);
        }
        if ("fish".equals(shell)) {
            return FishCompletion.of(root);
        }
        throw UserError.usage("no shell \"" + shell + "\"; completion knows " + String.join(", ", SHELLS));
    }
}
