package dev.qkv.cli;

import dev.qkv.app.Context;
import dev.qkv.app.Lookup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code qkv lookup QUERY ...} */
final class LookupCommand extends Command {
    LookupCommand() {
        super("lookup");
    }

    @Override
    void declare(CommandSpec spec, Texts texts) {
        spec.addPositional(words(texts, "lookup.query", "QUERY", "0..*"));
        spec.addOption(flag(texts, "lookup.list", "-l", "--list"));
        spec.addOption(value(texts, "lookup.max", "N", "-n", "--max"));
        spec.addOption(value(texts, "lookup.topic", "TOPIC", "--topic"));
        spec.addOption(value(texts, "lookup.bank", "BANK", "--bank"));
        spec.addOption(flag(texts, "lookup.plain", "--plain"));
        spec.addOption(flag(texts, "json", "--json"));
    }

    @Override
    int run(ParseResult parsed, Context context) {
        return new Lookup(context)
                .run(new Lookup.Request(
                        String.join(" ", Arguments.words(parsed)),
                        Arguments.flag(parsed, "--list"),
                        Arguments.wholeNumber(parsed, "--max", 10, 1, 1000),
                        Arguments.value(parsed, "--topic"),
                        Arguments.value(parsed, "--bank"),
                        Arguments.flag(parsed, "--plain"),
                        Arguments.flag(parsed, "--json")));
    }
}
