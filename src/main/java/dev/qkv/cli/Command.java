package dev.qkv.cli;

import dev.qkv.app.Context;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** One verb: which options it has, and which call they make. */
abstract class Command {
    private final String name;

    Command(String name) {
        this.name = name;
    }

    final String name() {
        return name;
    }

    /** Adds options, parameters and sub-commands. */
    abstract void declare(CommandSpec spec, Texts texts);

    /** Options in, one call, an exit code out. */
    abstract int run(ParseResult parsed, Context context);

    /** The verb's model. Help texts have the keys {@code name} and {@code name.option}. */
    final CommandSpec spec(Texts texts) {
        CommandSpec spec = named(name, texts);
        declare(spec, texts);
        return spec;
    }

    /** A command with its description and the options that every command takes. */
    static CommandSpec named(String name, Texts texts) {
        CommandSpec spec = CommandSpec.create().name(name.substring(name.lastIndexOf('.') + 1));
        spec.usageMessage().description(texts.get(name)).abbreviateSynopsis(true);
        GlobalOptions.declare(spec, texts);
        return spec;
    }

    static OptionSpec flag(Texts texts, String key, String... names) {
        return OptionSpec.builder(names)
                .type(boolean.class)
                .arity("0")
                .description(texts.get(key))
                .build();
    }

    static OptionSpec value(Texts texts, String key, String label, String... names) {
        return OptionSpec.builder(names)
                .type(String.class)
                .arity("1")
                .paramLabel(label)
                .description(texts.get(key))
                .build();
    }

    /** An option that may be given several times. */
    static OptionSpec values(Texts texts, String key, String label, String... names) {
        return OptionSpec.builder(names)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .paramLabel(label)
                .description(texts.get(key))
                .build();
    }

    /** @param arity such as {@code 1} or {@code 0..*} */
    static PositionalParamSpec words(Texts texts, String key, String label, String arity) {
        return PositionalParamSpec.builder()
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity(arity)
                .paramLabel(label)
                .description(texts.get(key))
                .build();
    }
}
