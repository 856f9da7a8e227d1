package dev.qkv.cli;

import dev.qkv.app.BankVerb;
import dev.qkv.app.Context;

/** {@code qkv bank list|check|add|update|remove|export} */
final class BankCommand extends Command {
    private static final java.util.List<String> FORMATS = java.util.List.of("anki", "csv", "jsonl", "md");

    BankCommand() {
        super("bank");
    }

    @Override
    void declare(Syntax syntax) {
        Syntax list = new Syntax("bank.list");
        list.flag("json", "--json");
        Syntax check = new Syntax("bank.check");
        check.words("bank.folder", "FOLDER", 0, 1);
        check.flag("json", "--json");
        Syntax add = new Syntax("bank.add");
        add.words("bank.source", "DIR|FILE", 1, 1);
        add.value("bank.name", "NAME", "--name");
        add.values("bank.questions", "h1-h6|details|bold|label|numbered|list", "--questions");
        Syntax update = new Syntax("bank.update");
        update.words("bank.names", "NAME", 0, Syntax.ANY);
        for (Syntax reads : new Syntax[] {add, update}) {
            reads.flag("bank.explain", "--explain");
            reads.flag("bank.dry-run", "--dry-run");
            reads.flag("json", "--json");
        }
        Syntax remove = new Syntax("bank.remove");
        remove.words("bank.names", "NAME", 1, Syntax.ANY);
        Syntax export = new Syntax("bank.export");
        export.value("bank.which", "BANK", "--bank");
        export.value("bank.format", "anki|csv|jsonl|md", "--format");
        export.flag("bank.with-history", "--with-history");
        export.flag("bank.force", "--force");
        export.value("bank.output", "FILE", "-o", "--output");
        for (Syntax below : new Syntax[] {list, check, add, update, remove, export}) {
            syntax.add(below);
        }
    }

    @Override
    int run(Parsed parsed, Context context) {
        BankVerb bank = new BankVerb(context);
        if (parsed.command().equals(name())) {
            return bank.list(false);
        }
        return switch (parsed.command()) {
            case "list" -> bank.list(Arguments.flag(parsed, "--json"));
            case "check" -> bank.check(Arguments.first(parsed), Arguments.flag(parsed, "--json"));
            case "add" ->
                bank.add(
                        Arguments.words(parsed).get(0),
                        Arguments.value(parsed, "--name"),
                        Arguments.split(parsed, "--questions"),
                        Arguments.flag(parsed, "--explain"),
                        Arguments.flag(parsed, "--dry-run"),
                        Arguments.flag(parsed, "--json"));
            case "update" ->
                bank.update(
                        Arguments.words(parsed),
                        Arguments.flag(parsed, "--explain"),
                        Arguments.flag(parsed, "--dry-run"),
                        Arguments.flag(parsed, "--json"));
            case "export" -> {
                String format = Arguments.oneOf(parsed, "--format", FORMATS);
                yield bank.export(
                        Arguments.value(parsed, "--bank"),
                        format == null ? "jsonl" : format,
                        Arguments.flag(parsed, "--with-history"),
                        Arguments.flag(parsed, "--force"),
                        Arguments.value(parsed, "--output"));
            }
            case "remove" -> bank.remove(Arguments.words(parsed));
            default -> throw new IllegalStateException(parsed.command());
        };
    }
}
