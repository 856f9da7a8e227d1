package dev.qkv.app;

import dev.qkv.config.ExitCode;
import dev.qkv.config.UserError;
import dev.qkv.exchange.BankJson;
import dev.qkv.model.Bank;
import dev.qkv.model.Fault;
import dev.qkv.model.ImportedBank;
import dev.qkv.notes.BankException;
import dev.qkv.notes.BankReader;
import dev.qkv.render.text.Columns;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.Span;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists, checks, adds, updates and removes banks. */
public final class BankVerb {
    private final Context context;

    public BankVerb(Context context) {
        this.context = context;
    }

    public int list(boolean json) {
        Banks banks = new Banks(context);
        List<BankJson.Listed> listed = new ArrayList<>();
        listed.add(new BankJson.Listed(
                Bank.BUNDLED,
                banks.all().size(),
                banks.questions(Bank.BUNDLED).size(),
                banks.notes().toAbsolutePath().normalize().toString(),
                "",
                ""));
        for (String name : banks.added().names()) {
            ImportedBank.Head bank = banks.added().head(name);
            int cards = bank.questions();
            listed.add(new BankJson.Listed(name, cards, cards, bank.source(), bank.commit(), bank.licence()));
        }
        if (json) {
            context.console().println(BankJson.list(listed));
            return ExitCode.OK;
        }
        if (context.surroundings().outputTty()) {
            Page page = new Page(Display.full(context));
            int width = listed.stream()
                    .mapToInt(bank -> Columns.of(page.clean(bank.name())))
                    .max()
                    .orElse(0);
            listed.forEach(bank -> page.labelled(
                    page.clean(bank.name()), width, List.of(new Span(Role.TEXT, page.clean(facts(bank))))));
            context.show(page.text());
        } else {
            listed.forEach(bank -> context.console().println(bank.name() + ": " + facts(bank)));
        }
        return ExitCode.OK;
    }

    private String facts(BankJson.Listed bank) {
        String questions = context.count("questions", bank.questions());
        String path = Shown.whole(bank.path());
        // a card of one's own is a concept of one question: the same number twice
        return (bank.name().equals(Bank.BUNDLED)
                        ? context.text(
                                "bank.line.concepts", context.count("concepts", bank.concepts()), questions, path)
                        : context.text("bank.line", questions, path))
                + (bank.commit().isEmpty() ? "" : " @ " + ImportedNotes.shortened(bank.commit()))
                + (bank.licence().isEmpty() ? "" : ", " + bank.licence());
    }

    /**
     * Makes a bank of a folder or file of foreign Markdown.
     *
     * @param name null for the folder's or file's
     * @param forms words that say how questions begin; empty to decide for each file
     */
    public int add(
            String source, @Nullable String name, List<String> forms, boolean explain, boolean dryRun, boolean json) {
        String language =
                context.globals().lang() == null ? "" : context.language().code();
        return new BankImport(context)
                .add(new BankImport.Request(source, name, forms, language, explain, dryRun, json));
    }

    /** Reads the sources of banks again: of those named, of all where none is. */
    public int update(List<String> names, boolean explain, boolean dryRun, boolean json) {
        Banks banks = new Banks(context);
        Collection<String> wanted = names.isEmpty() ? banks.added().names() : new LinkedHashSet<>(names);
        if (wanted.isEmpty()) {
            context.console().notice("qkv: " + context.text("bank.none-added"));
            return ExitCode.NEGATIVE;
        }
        wanted.forEach(name -> requireAdded(banks, name));
        int code = ExitCode.OK;
        for (String name : wanted) {
            code = Math.max(code, new BankImport(context).update(name, explain, dryRun, json));
        }
        return code;
    }

    /** Takes banks away; what was answered stays in the history, and cards have their ids again when a bank comes back. */
    public int remove(List<String> names) {
        Banks banks = new Banks(context);
        Set<String> wanted = new LinkedHashSet<>(names);
        wanted.forEach(name -> requireAdded(banks, name));
        for (String name : wanted) {
            banks.remove(name);
            context.console().println(context.text("bank.removed", name));
        }
        return ExitCode.OK;
    }

    /**
     * Writes a bank for another program.
     *
     * @param bank null for the bundled one
     * @param format anki, csv, jsonl or md
     * @param force whether the licence of the cards does not matter
     * @param output null for standard output
     */
    public int export(
            @Nullable String bank, String format, boolean withHistory, boolean force, @Nullable String output) {
        return BankExport.run(context, new BankExport.Request(bank, format, withHistory, force, output));
    }

    private static void requireAdded(Banks banks, String name) {
        if (name.equals(Bank.BUNDLED)) {
            throw UserError.usage(Bank.BUNDLED + " is the bundled bank; it is updated with the program");
        }
        QuizScope.requireBank(banks, name);
    }

    /** @param folder null for the bundled bank; one of the user's banks is checked by its name, as it was last read */
    public int check(@Nullable String folder, boolean json) {
        Banks banks = new Banks(context);
        Path root =
                folder == null ? banks.notes() : context.surroundings().folder().resolve(folder);
        if (folder != null && !Files.exists(root) && banks.added().has(folder)) {
            ImportedBank bank = banks.added().get(folder);
            return report(BankFaults.of(context, bank), bank.head().questions(), Path.of(""), json, "questions");
        }
        List<Fault> faults;
        int concepts;
        try {
            BankReader.Reading reading = BankReader.read(root, folder == null ? Bank.BUNDLED : "check");
            faults = BankFaults.of(root, reading);
            concepts = reading.bank().concepts().size();
        } catch (BankException e) {
            throw UserError.data(String.valueOf(e.getMessage()));
        }
        if (concepts == 0 && faults.isEmpty() && folder != null) {
            throw new UserError(ExitCode.NEGATIVE, context.text("bank.no-concepts", Shown.of(folder)));
        }
        return report(faults, concepts, folder == null ? root : Path.of(folder), json, "concepts");
    }

    /** @param things what was checked: concepts or questions */
    private int report(List<Fault> faults, int checked, Path root, boolean json, String things) {
        boolean broken = faults.stream().anyMatch(fault -> fault.severity() == Fault.Severity.ERROR);
        if (json) {
            context.console().println(BankJson.faults(faults));
        } else {
            for (Fault fault : faults) {
                context.console().println(FaultText.of(fault, root));
            }
            if (broken) {
                context.console().notice(context.text("bank.faults", faults.size()));
            } else {
                context.console()
                        .println(context.text(
                                faults.isEmpty() ? "bank.sound" : "bank.weak",
                                context.count(things, checked),
                                faults.size()));
            }
        }
        return broken ? ExitCode.NEGATIVE : ExitCode.OK;
    }
}
