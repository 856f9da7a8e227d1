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
import dev.qkv.store.WriteLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a bank of foreign Markdown, or brings one up to date; all of it or nothing. */
final class BankImport {
    /** What a byte becomes that is no UTF-8. */
    private static final char UNREADABLE = '\uFFFD';

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
        if (request.source().isBlank()) {
            throw UserError.usage("no folder has an empty name; for the one you are in: qkv bank add .");
        }
        if (!Files.exists(source)) {
            throw UserError.data(Shown.of(request.source()) + ": no such file or folder"
                    + (request.source().indexOf(UNREADABLE) < 0
                            ? ""
                            : "; a name that is not UTF-8 cannot be given, so name the folder above"));
        }
        String name = request.name() == null ? nameOf(source) : request.name();
        if (!AddedBanks.isName(name) || name.equals(Bank.BUNDLED)) {
            throw UserError.usage(
                    "a bank's name has letters, digits, hyphens, points and underscores, at most 60, and is not "
                            + Bank.BUNDLED + "; not \"" + Shown.of(name) + "\"; choose one with --name");
        }
        requireFree(name, source);
        return run(request, name, source);
    }

    /** @throws UserError (usage) where a bank of that name comes from elsewhere */
    private void requireFree(String name, Path source) {
        if (added.has(name) && !added.head(name).source().equals(source.toString())) {
            throw UserError.usage("there is a bank " + name + " already, from "
                    + Shown.whole(added.head(name).source()) + "; choose another name with --name");
        }
    }

    int update(String name, boolean explain, boolean dryRun, boolean json) {
        ImportedBank.Head bank = added.head(name);
        Path source = Path.of(bank.source());
        if (!Files.exists(source)) {
            throw UserError.data(
                    Shown.whole(bank.source()) + ": no such file or folder; the bank " + name + " stays as it was");
        }
        return run(
                new Request(bank.source(), name, bank.forms(), bank.language(), explain, dryRun, json), name, source);
    }

    private int run(Request request, String name, Path source) {
        Set<Form> forced = forms(request.forms());
        Provenance provenance = Provenance.of(source);
        ForeignFolder.Listing listing;
        try {
            listing = ForeignFolder.list(realPath(source));
        } catch (BankException e) {
            throw UserError.data(Shown.whole(String.valueOf(e.getMessage())));
        }
        if (listing.files() == 0 && isBare(source)) {
            throw UserError.data(Shown.of(request.source())
                    + ": a bare Git repository, which has no files; clone it and add the clone");
        }
        if (isSame(name, listing, provenance, request)) {
            return unchanged(name, request);
        }
        List<ForeignFile> files;
        List<ImportedCard> before;
        ImportedBank bank;
        try (LongWork work = new LongWork(context, "import.progress", listing.bytes())) {
            files = listing.folder().read(forced, work::show);
            if (request.dryRun()) {
                before = added.known(name);
                bank = bank(request, name, source, provenance, listing, files, before);
            } else {
                try (WriteLock lock = added.lock()) {
                    requireFree(name, source);
                    before = added.known(name);
                    bank = bank(request, name, source, provenance, listing, files, before);
                    if (bank.head().questions() > 0) {
                        added.write(bank, work);
                    }
                    lock.held();
                }
            }
        } catch (BankException e) {
            throw UserError.data(Shown.whole(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            throw UserError.data(name + ": cannot be written: " + Reason.of(e));
        }
        return ImportReport.print(context, request, bank, before, files);
    }

    private ImportedBank bank(
            Request request,
            String name,
            Path source,
            Provenance provenance,
            ForeignFolder.Listing listing,
            List<ForeignFile> files,
            List<ImportedCard> before) {
        List<Identity.Found> found = new ArrayList<>();
        for (ForeignFile file : files) {
            file.cards().forEach(card -> found.add(new Identity.Found(file.path(), spoken(card, request.language()))));
        }
        List<ImportedCard> cards = Identity.match(before, found);
        return new ImportedBank(
                new ImportedBank.Head(
                        name,
                        source.toString(),
                        provenance.commit(),
                        provenance.licence(),
                        provenance.licenceFile(),
                        request.forms(),
                        request.language(),
                        stamp(listing),
                        listing.files(),
                        ImportedBank.kinds(cards)),
                cards,
                skipped(files, cards));
    }

    private static boolean isBare(Path source) {
        return Files.isRegularFile(source.resolve("HEAD"))
                && Files.isDirectory(source.resolve("objects"))
                && Files.isDirectory(source.resolve("refs"));
    }

    /** Another release of the program may read the same files otherwise. */
    private String stamp(ForeignFolder.Listing listing) {
        return listing.stamp() + " " + context.surroundings().home().getFileName();
    }

    private static Path realPath(Path source) {
        try {
            return source.toRealPath();
        } catch (IOException e) {
            throw UserError.data(Shown.whole(source + ": cannot be read"));
        }
    }

    private boolean isSame(String name, ForeignFolder.Listing listing, Provenance provenance, Request request) {
        if (request.explain() || request.dryRun() || !added.has(name)) {
            return false;
        }
        ImportedBank.Head before = added.head(name);
        return before.stamp().equals(stamp(listing))
                && before.forms().equals(request.forms())
                && before.language().equals(request.language())
                && new Provenance(before.commit(), before.licence(), before.licenceFile()).equals(provenance);
    }

    private int unchanged(String name, Request request) {
        if (request.json()) {
            context.console().println(BankJson.imported(added.get(name)));
        } else {
            context.console()
                    .println(context.text(
                            "import.unchanged",
                            name,
                            context.count("questions", added.head(name).questions())));
        }
        return ExitCode.OK;
    }

    /** Blocks that are no questions, and questions that cannot be asked. */
    private static List<ImportedBank.Skipped> skipped(List<ForeignFile> files, List<ImportedCard> cards) {
        List<ImportedBank.Skipped> skipped = new ArrayList<>();
        for (ImportedCard card : cards) {
            if (card.current() && !card.asked()) {
                skipped.add(new ImportedBank.Skipped(card.file(), card.firstLine(), card.problem()));
            }
        }
        for (ForeignFile file : files) {
            file.skipped()
                    .forEach(block -> skipped.add(new ImportedBank.Skipped(file.path(), block.line(), block.reason())));
        }
        return skipped;
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
