package dev.qkv.app;

import dev.qkv.config.ExitCode;
import dev.qkv.config.UserError;
import dev.qkv.exchange.BankJson;
import dev.qkv.model.Bank;
import dev.qkv.model.ImportedBank;
import dev.qkv.model.ImportedCard;
import dev.qkv.model.Nearest;
import dev.qkv.notes.BankException;
import dev.qkv.notes.foreign.ForeignCard;
import dev.qkv.notes.foreign.ForeignFile;
import dev.qkv.notes.foreign.ForeignFolder;
import dev.qkv.notes.foreign.Form;
import dev.qkv.notes.foreign.Identity;
import dev.qkv.notes.foreign.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes a bank of foreign Markdown, or brings one up to date; all of it or nothing. */
final class BankImport {
    private static final int MOST_WARNINGS = 20;
    private static final int FIRST_CARDS = 5;
    private static final int PROGRESS_STEP = 50;

    private final Context context;
    private final AddedBanks added;

    BankImport(Context context) {
        this.context = context;
        this.added = new AddedBanks(context);
    }

    /** What was asked for. @param forms words of {@link Form#WORDS}, empty to decide @param language empty to detect */
    record Request(
            String source,
            @Nullable String name,
            List<String> forms,
            String language,
            boolean explain,
            boolean dryRun,
            boolean json) {}

    int add(Request request) {
        Path source = context.surroundings()
                .folder()
                .resolve(request.source())
                .toAbsolutePath()
                .normalize();
        if (!Files.exists(source)) {
            throw UserError.data(Shown.of(request.source()) + ": no such file or folder");
        }
        String name = request.name() == null ? nameOf(source) : request.name();
        if (!AddedBanks.isName(name) || name.equals(Bank.BUNDLED)) {
            throw UserError.usage(
                    "a bank's name has letters, digits, hyphens, points and underscores, at most 60, and is not "
                            + Bank.BUNDLED + "; not \"" + Shown.of(name) + "\"; choose one with --name");
        }
        if (added.has(name) && !added.get(name).source().equals(source.toString())) {
            throw UserError.usage("there is a bank " + name + " already, from "
                    + added.get(name).source() + "; choose another name with --name");
        }
        return run(request, name, source, added.known(name));
    }

    int update(String name, boolean explain, boolean dryRun, boolean json) {
        ImportedBank bank = added.get(name);
        Path source = Path.of(bank.source());
        if (!Files.exists(source)) {
            throw UserError.data(source + ": no such file or folder; the bank " + name + " stays as it was");
        }
        return run(
                new Request(bank.source(), name, bank.forms(), bank.language(), explain, dryRun, json),
                name,
                source,
                bank);
    }

    private int run(Request request, String name, Path source, @Nullable ImportedBank before) {
        Set<Form> forced = forms(request.forms());
        ForeignFolder.Listing listing;
        List<ForeignFile> files;
        try {
            listing = ForeignFolder.list(realPath(source));
            if (before != null && added.has(name) && isSame(before, listing.stamp(), request)) {
                return unchanged(before, request);
            }
            files = listing.folder().read(forced, done -> progress(done, listing.files()));
            progressEnd(listing.files());
        } catch (BankException e) {
            throw UserError.data(String.valueOf(e.getMessage()));
        }
        List<Identity.Found> found = new ArrayList<>();
        for (ForeignFile file : files) {
            file.cards().forEach(card -> found.add(new Identity.Found(file.path(), spoken(card, request.language()))));
        }
        Provenance provenance = Provenance.of(source);
        List<ImportedCard> cards = Identity.match(before == null ? List.of() : before.cards(), found);
        ImportedBank bank = new ImportedBank(
                name,
                source.toString(),
                provenance.commit(),
                provenance.licence(),
                provenance.licenceFile(),
                request.forms(),
                request.language(),
                listing.stamp(),
                listing.files(),
                cards);
        boolean empty = bank.asked().isEmpty();
        if (!empty && !request.dryRun()) {
            added.write(bank);
        }
        report(request, bank, before, files);
        if (empty) {
            context.console().notice("qkv: " + context.text("import.nothing", Shown.of(request.source())));
            return ExitCode.NEGATIVE;
        }
        return ExitCode.OK;
    }

    private static Path realPath(Path source) {
        try {
            return source.toRealPath();
        } catch (IOException e) {
            throw UserError.data(source + ": cannot be read: " + e.getMessage());
        }
    }

    private static boolean isSame(ImportedBank before, String stamp, Request request) {
        return before.stamp().equals(stamp)
                && before.forms().equals(request.forms())
                && before.language().equals(request.language())
                && !request.explain()
                && !request.dryRun();
    }

    private int unchanged(ImportedBank bank, Request request) {
        if (request.json()) {
            context.console().println(BankJson.imported(bank, kinds(bank), List.of()));
        } else {
            context.console()
                    .println(context.text(
                            "import.unchanged", bank.name(), bank.asked().size()));
        }
        return ExitCode.OK;
    }

    private void report(Request request, ImportedBank bank, @Nullable ImportedBank before, List<ForeignFile> files) {
        if (request.json()) {
            context.console().println(BankJson.imported(bank, kinds(bank), skipped(files, bank)));
            return;
        }
        if (request.explain()) {
            files.forEach(this::explain);
        }
        if (request.dryRun()) {
            bank.asked().stream().limit(FIRST_CARDS).forEach(this::show);
        }
        StringBuilder kinds = new StringBuilder();
        kinds(bank)
                .forEach((kind, count) -> kinds.append(kinds.isEmpty() ? "" : ", ")
                        .append(kind)
                        .append(' ')
                        .append(count));
        int skipped = skipped(files, bank).size();
        context.console()
                .println(context.text(
                        request.dryRun() ? "import.would" : "import.done",
                        bank.name(),
                        bank.asked().size(),
                        kinds.isEmpty() ? "-" : kinds.toString(),
                        bank.files(),
                        skipped));
        if (before != null) {
            changes(before, bank);
        }
        warnings(bank);
        if (!request.dryRun() && !bank.asked().isEmpty()) {
            context.console().println(context.text("import.next", bank.name()));
        }
    }

    private void changes(ImportedBank before, ImportedBank bank) {
        Set<String> known = new HashSet<>();
        before.cards().forEach(card -> known.add(card.id()));
        long fresh =
                bank.cards().stream().filter(card -> !known.contains(card.id())).count();
        long gone = bank.cards().stream().filter(card -> !card.current()).count();
        context.console().println(context.text("import.changes", fresh, gone));
    }

    private void warnings(ImportedBank bank) {
        int told = 0;
        int all = 0;
        for (ImportedCard card : bank.cards()) {
            if (!card.current() || card.problem().isEmpty()) {
                continue;
            }
            all++;
            if (told < MOST_WARNINGS) {
                told++;
                context.console()
                        .notice(Shown.of(card.file()) + ":" + card.firstLine() + ": warning: "
                                + context.text(
                                        "import.problem." + card.problem().replace(' ', '-')) + ": "
                                + Shown.of(card.title()));
            }
        }
        if (all > told) {
            context.console().notice(context.text("import.more-warnings", all - told));
        }
    }

    private void explain(ForeignFile file) {
        context.console()
                .println(Shown.of(file.path()) + ": "
                        + (file.decision().isEmpty() ? context.text("import.no-questions") : file.decision())
                        + (file.cards().isEmpty() ? "" : " (" + file.cards().size() + ")"));
        file.evidence().forEach(line -> context.console().println("    " + line));
        for (ForeignFile.Skipped skipped : file.skipped()) {
            context.console()
                    .println("    " + Shown.of(file.path()) + ":" + skipped.line() + ": " + Shown.of(skipped.reason()));
        }
    }

    private void show(ImportedCard card) {
        Page page = new Page(Display.text(context));
        page.heading(page.clean(card.title()));
        page.addAll(dev.qkv.render.TerminalMarkdown.render(AddedBanks.note(card).summary(), page.options()));
        page.gap();
        context.console().print(page.text());
    }

    private void progress(int done, int all) {
        if (context.surroundings().outputTty() && all > PROGRESS_STEP && done % PROGRESS_STEP == 0) {
            context.console().progress("\r" + context.text("import.progress", done, all));
        }
    }

    private void progressEnd(int all) {
        if (context.surroundings().outputTty() && all > PROGRESS_STEP) {
            context.console().progress("\r\u001b[K");
        }
    }

    /** Blocks that are no questions, and questions that cannot be asked. */
    private static List<BankJson.Skipped> skipped(List<ForeignFile> files, ImportedBank bank) {
        List<BankJson.Skipped> skipped = new ArrayList<>();
        for (ImportedCard card : bank.cards()) {
            if (card.current() && !card.asked()) {
                skipped.add(new BankJson.Skipped(card.file(), card.firstLine(), card.problem()));
            }
        }
        for (ForeignFile file : files) {
            file.skipped()
                    .forEach(block -> skipped.add(new BankJson.Skipped(file.path(), block.line(), block.reason())));
        }
        return skipped;
    }

    private static Map<String, Integer> kinds(ImportedBank bank) {
        Map<String, Integer> kinds = new TreeMap<>();
        bank.asked().forEach(card -> kinds.merge(card.question().kind(), 1, Integer::sum));
        return kinds;
    }

    private static ForeignCard spoken(ForeignCard card, String language) {
        return language.isEmpty()
                ? card
                : new ForeignCard(
                        card.title(),
                        card.prompt(),
                        card.options(),
                        card.answer(),
                        card.sources(),
                        language,
                        card.section(),
                        card.level(),
                        card.key(),
                        card.firstLine(),
                        card.lastLine(),
                        card.problem());
    }

    private static @Nullable Set<Form> forms(List<String> words) {
        Set<Form> forms = new HashSet<>();
        for (String word : words) {
            Form form = Form.of(word);
            if (form == null) {
                String nearest = Nearest.of(word, Form.WORDS);
                throw UserError.usage("--questions must be one of " + String.join(", ", Form.WORDS) + ", not \""
                        + Shown.of(word) + "\"" + (nearest == null ? "" : "; did you mean " + nearest + "?"));
            }
            forms.add(form);
        }
        return forms.isEmpty() ? null : forms;
    }

    private static String nameOf(Path source) {
        String file = String.valueOf(source.getFileName());
        int dot = file.indexOf('.');
        return Identity.slug(Files.isDirectory(source) || dot <= 0 ? file : file.substring(0, dot));
    }
}
