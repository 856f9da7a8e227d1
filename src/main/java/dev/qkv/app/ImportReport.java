package dev.qkv.app;

import dev.qkv.config.ExitCode;
import dev.qkv.config.UserError;
import dev.qkv.exchange.BankJson;
import dev.qkv.model.ImportedBank;
import dev.qkv.model.ImportedCard;
import dev.qkv.notes.foreign.ForeignFile;
import dev.qkv.render.TerminalMarkdown;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.Span;
import dev.qkv.render.text.Wrap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What an import found, took and left, and what there is to do next. */
final class ImportReport {
    private static final int MOST_WARNINGS = 20;
    private static final int FIRST_CARDS = 5;

    private final Context context;
    private final BankImport.Request request;
    private final ImportedBank bank;
    private int warnings;

    private ImportReport(Context context, BankImport.Request request, ImportedBank bank) {
        this.context = context;
        this.request = request;
        this.bank = bank;
    }

    /**
     * Prints it.
     *
     * @param before the bank's cards as they were; none for a new one
     * @param files what was found in each
     */
    static int print(
            Context context,
            BankImport.Request request,
            ImportedBank bank,
            List<ImportedCard> before,
            List<ForeignFile> files) {
        if (files.size() == 1 && !files.get(0).read()) {
            throw UserError.data(place(files.get(0), ""));
        }
        if (request.json()) {
            context.console().println(BankJson.imported(bank));
        } else {
            ImportReport report = new ImportReport(context, request, bank);
            report.details(files);
            report.warnings(files);
            report.text(before);
        }
        if (bank.head().questions() == 0) {
            String why = bank.head().files() == 0 && bank.skipped().isEmpty() ? "import.no-files" : "import.nothing";
            context.console().notice("qkv: " + context.text(why, Shown.of(request.source())));
            return ExitCode.NEGATIVE;
        }
        return ExitCode.OK;
    }

    private void details(List<ForeignFile> files) {
        if (request.explain()) {
            files.forEach(this::explain);
        }
        if (request.dryRun()) {
            bank.asked().stream().limit(FIRST_CARDS).forEach(this::show);
        }
    }

    /** What came of it, which stands below the warnings, where it is seen. */
    private void text(List<ImportedCard> before) {
        StringBuilder kinds = new StringBuilder();
        bank.head()
                .kinds()
                .forEach((kind, count) -> kinds.append(kinds.isEmpty() ? "" : ", ")
                        .append(kind)
                        .append(' ')
                        .append(count));
        say(context.text(
                request.dryRun() ? "import.would" : "import.done",
                bank.name(),
                context.count("questions", bank.head().questions()),
                kinds.isEmpty() ? "-" : kinds.toString(),
                bank.head().files(),
                bank.skipped().size()));
        if (!before.isEmpty()) {
            changes(before);
        }
        if (!request.dryRun() && bank.head().questions() > 0) {
            context.console().println(context.text("import.next", bank.name()));
        }
    }

    private void changes(List<ImportedCard> before) {
        Set<String> known = new HashSet<>();
        before.forEach(card -> known.add(card.id()));
        long fresh =
                bank.cards().stream().filter(card -> !known.contains(card.id())).count();
        long gone = bank.cards().stream().filter(card -> !card.current()).count();
        say(context.text("import.changes", fresh, gone));
    }

    /** A line, on a terminal broken between words. */
    private void say(String text) {
        if (!context.surroundings().outputTty()) {
            context.console().println(text);
            return;
        }
        Page page = new Page(Display.full(context));
        page.addAll(Wrap.lines(
                List.of(new Span(Role.TEXT, page.clean(text))), page.options().width()));
        context.console().print(page.text());
    }

    private void warn(String line) {
        warnings++;
        if (warnings <= MOST_WARNINGS) {
            context.console().notice(line);
        }
    }

    private void warnings(List<ForeignFile> files) {
        for (ImportedCard card : bank.cards()) {
            if (card.current() && !card.problem().isEmpty()) {
                warn(Shown.whole(card.file()) + ":" + card.firstLine() + ": warning: "
                        + BankFaults.problem(context, card) + ": "
                        + Shown.of(card.title()));
            }
        }
        for (ForeignFile file : files) {
            if (!file.read()) {
                warn(place(file, "warning: "));
            }
        }
        if (warnings > MOST_WARNINGS) {
            context.console().notice(context.text("import.more-warnings", warnings - MOST_WARNINGS));
        }
    }

    private static String place(ForeignFile file, String severity) {
        ForeignFile.Skipped why = file.skipped().get(0);
        return Shown.whole(file.path() + ":" + why.line() + ": " + severity + why.reason());
    }

    private void explain(ForeignFile file) {
        context.console()
                .println(Shown.whole(file.path()) + ": "
                        + (file.decision().isEmpty() ? context.text("import.no-questions") : file.decision())
                        + (file.cards().isEmpty() ? "" : " (" + file.cards().size() + ")"));
        file.evidence().forEach(line -> context.console().println("    " + line));
        for (ForeignFile.Skipped skipped : file.skipped()) {
            context.console()
                    .println("    " + Shown.whole(file.path()) + ":" + skipped.line() + ": "
                            + Shown.whole(skipped.reason()));
        }
    }

    private void show(ImportedCard card) {
        Page page = new Page(Display.text(context));
        page.heading(page.clean(card.title()));
        page.addAll(TerminalMarkdown.render(ImportedNotes.note(card).summary(), page.options()));
        page.gap();
        context.console().print(page.text());
    }
}
