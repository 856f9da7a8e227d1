package dev.qkv.cli;

import dev.qkv.app.BankVerb;
import dev.qkv.app.Context;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code qkv bank list|check} */
final class BankCommand extends Command {
    BankCommand() {
        super("bank");
    }

    @Override
    void declare(CommandSpec spec, Texts texts) {
        CommandSpec list = named("bank.list", texts);
        list.addOption(flag(texts, "json", "--json"));
        CommandSpec check = named("bank.check", texts);
        check.addPositional(words(texts, "bank.folder", "FOLDER", "0..1"));
        check.addOption(flag(texts, "json", "--json"));
        spec.addSubcommand("list", new CommandLine(list));
        spec.addSubcommand("check", new CommandLine(check));
    }

    @Override
    int run(ParseResult parsed, Context context) {
        BankVerb bank = new BankVerb(context);
        if (!parsed.hasSubcommand()) {
            return bank.list(false);
        }
        ParseResult below = parsed.subcommand();
        boolean json = Arguments.flag(below, "--json");
        if (below.commandSpec().name().equals("list")) {
            return bank.list(json);
        }
        return bank.check(Arguments.first(below), json);
    }
}
