package dev.qkv.cli;

import dev.qkv.app.Context;
import dev.qkv.app.Explain;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code qkv explain CONCEPT|MECHANISM} */
final class ExplainCommand extends Command {
    ExplainCommand() {
        super("explain");
    }

    @Override
    void declare(CommandSpec spec, Texts texts) {
        spec.addPositional(words(texts, "explain.name", "NAME", "0..*"));
        spec.addOption(values(texts, "explain.param", "NAME=VALUE", "-p", "--param"));
        spec.addOption(value(texts, "explain.input", "FILE", "--input"));
        spec.addOption(value(texts, "explain.section", "HEADING", "--section"));
        spec.addOption(flag(texts, "explain.no-demo", "--no-demo"));
        spec.addOption(flag(texts, "explain.list", "-l", "--list"));
        spec.addOption(flag(texts, "json", "--json"));
    }

    @Override
    int run(ParseResult parsed, Context context) {
        return new Explain(context)
                .run(new Explain.Request(
                        String.join(" ", Arguments.words(parsed)),
                        Arguments.values(parsed, "--param"),
                        Arguments.value(parsed, "--input"),
                        Arguments.value(parsed, "--section"),
                        !Arguments.flag(parsed, "--no-demo"),
                        Arguments.flag(parsed, "--list"),
                        Arguments.flag(parsed, "--json")));
    }
}
