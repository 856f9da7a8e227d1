package dev.qkv.cli;

import dev.qkv.app.Context;
import dev.qkv.app.Lookup;

/** {@code qkv lookup QUERY ...} */
final class LookupCommand extends Command {
    LookupCommand() {
        super("lookup");
    }

    @Override
    void declare(Syntax syntax) {
        syntax.words("lookup.query", "QUERY", 0, Syntax.ANY);
        syntax.flag("lookup.list", "-l", "--list");
        syntax.value("lookup.max", "N", "-n", "--max");
        syntax.value("lookup.topic", "TOPIC", "--topic");
        syntax.value("lookup.bank", "BANK", "--bank");
        syntax.flag("lookup.plain", "--plain");
        syntax.flag("json", "--json");
    }

    @Override
    int run(Parsed parsed, Context context) {
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
