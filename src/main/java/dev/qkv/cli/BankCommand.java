package dev.qkv.cli;

import dev.qkv.app.BankVerb;
import dev.qkv.app.Context;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code qkv bank list|check|add|update|remove|export} */
final class BankCommand extends Command {
    private static final java.util.List<String> FORMATS = java.util.List.of("anki", "csv", "jsonl", "md");

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
        CommandSpec add = named("bank.add", texts);
        add.addPositional(words(texts, "bank.source", "DIR|FILE", "1"));
        add.addOption(value(texts, "bank.name", "NAME", "--name"));
        add.addOption(values(texts, "bank.questions", "h1-h6|details|bold|label|numbered|list", "--questions"));
        CommandSpec update = named("bank.update", texts);
        update.addPositional(words(texts, "bank.names", "NAME", "0..*"));
        for (CommandSpec reads : new CommandSpec[] {add, update}) {
            reads.addOption(flag(texts, "bank.explain", "--explain"));
            reads.addOption(flag(texts, "bank.dry-run", "--dry-run"));
            reads.addOption(flag(texts, "json", "--json"));
        }
        CommandSpec remove = named("bank.remove", texts);
        remove.addPositional(words(texts, "bank.names", "NAME", "1..*"));
        CommandSpec export = named("bank.export", texts);
        export.addOption(value(texts, "bank.which", "BANK", "--bank"));
        export.addOption(value(texts, "bank.format", "anki|csv|jsonl|md", "--format"));
        export.addOption(flag(texts, "bank.with-history", "--with-history"));
        export.addOption(flag(texts, "bank.force", "--force"));
        export.addOption(value(texts, "bank.output", "FILE", "-o", "--output"));
        for (CommandSpec below : new CommandSpec[] {list, check, add, update, remove, export}) {
            spec.addSubcommand(below.name(), new CommandLine(below));
        }
    }

    @Override
    int run(ParseResult parsed, Context context) {
        BankVerb bank = new BankVerb(context);
        if (!parsed.hasSubcommand()) {
            return bank.list(false);
        }
        ParseResult below = parsed.subcommand();
        return switch (below.commandSpec().name()) {
            case "list" -> bank.list(Arguments.flag(below, "--json"));
            case "check" -> bank.check(Arguments.first(below), Arguments.flag(below, "--json"));
            case "add" ->
                bank.add(
                        Arguments.words(below).get(0),
                        Arguments.value(below, "--name"),
                        Arguments.split(below, "--questions"),
                        Arguments.flag(below, "--explain"),
                        Arguments.flag(below, "--dry-run"),
                        Arguments.flag(below, "--json"));
            case "update" ->
                bank.update(
                        Arguments.words(below),
                        Arguments.flag(below, "--explain"),
                        Arguments.flag(below, "--dry-run"),
                        Arguments.flag(below, "--json"));
            case "export" -> {
                String format = Arguments.oneOf(below, "--format", FORMATS);
                yield bank.export(
                        Arguments.value(below, "--bank"),
                        format == null ? "jsonl" : format,
                        Arguments.flag(below, "--with-history"),
                        Arguments.flag(below, "--force"),
                        Arguments.value(below, "--output"));
            }
            case "remove" -> bank.remove(Arguments.words(below));
            default -> throw new IllegalStateException(below.commandSpec().name());
        };
    }
}
