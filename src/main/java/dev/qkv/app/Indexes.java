package dev.qkv.app;

import dev.qkv.config.UserError;
import dev.qkv.model.Bank;
import dev.qkv.search.BankIndex;
import dev.qkv.search.BankIndexer;
import dev.qkv.search.BankSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The banks' indexes, each opened when it is first read: the one that came with the notes, or one in the cache, built where it is missing, stale or damaged. */
final class Indexes {
    private static final String INDEX = "index";

    private final Context context;
    private final AddedBanks added;
    private final Map<String, BankIndex> open = new HashMap<>();

    Indexes(Context context, AddedBanks added) {
        this.context = context;
        this.added = added;
    }

    /** Where in qkv's home the index of its notes is. */
    static Path shippedIn(Path home) {
        return home.resolve(INDEX);
    }

    interface Read<T> {
        T from(BankIndex index) throws IOException;
    }

    /** What is read from a bank's index; from one made anew where that one turns out to be damaged. */
    <T> T reading(String bank, Read<T> read) {
        try {
            BankIndex index = open.get(bank);
            if (index == null) {
                index = open(bank);
                open.put(bank, index);
            }
            return read.from(index);
        } catch (IOException damaged) {
            try {
                BankIndex anew = build(bank);
                open.put(bank, anew);
                return read.from(anew);
            } catch (IOException e) {
                throw UserError.data("the index of " + bank + " cannot be read: " + e.getMessage());
            }
        }
    }

    /** Takes the index of a bank that was removed away; one that is in the way is built over when the bank comes back. */
    void remove(String bank) {
        open.remove(bank);
        try {
            BankIndexer.remove(cache(bank));
        } catch (IOException e) {
            // the cache may be emptied at any time
        }
    }

    /** @throws IOException if there is none and none can be built */
    private BankIndex open(String bank) throws IOException {
        BankIndex shipped = shipped(bank);
        if (shipped != null) {
            return shipped;
        }
        try {
            BankIndex index = BankIndex.open(cache(bank));
            if (index.manifest().freshness().equals(freshness(bank))) {
                return index;
            }
        } catch (IOException e) {
            // missing or damaged: built below
        }
        return build(bank);
    }

    /** The index beside the notes that qkv comes with; none where it is damaged, and in a checkout. */
    private @Nullable BankIndex shipped(String bank) {
        Path folder = shippedIn(context.surroundings().home());
        if (!bank.equals(Bank.BUNDLED) || !Files.isDirectory(folder)) {
            return null;
        }
        try {
            return BankIndex.open(folder);
        } catch (IOException e) {
            return null;
        }
    }

    /** In the cache where that can be written, in memory elsewhere. */
    private BankIndex build(String bank) throws IOException {
        String freshness = freshness(bank);
        BankSource source = bank.equals(Bank.BUNDLED)
                ? NotesSource.of(notes())
                : BankSource.of(ImportedNotes.bank(added.get(bank)));
        try (LongWork work = new LongWork(context, "indexing", source.size())) {
            try {
                return BankIndexer.build(source, freshness, Laying.making(work::show), cache(bank));
            } catch (IOException e) {
                return BankIndexer.inMemory(source, Laying.making(work::show));
            }
        }
    }

    private String freshness(String bank) {
        return bank.equals(Bank.BUNDLED) ? NotesSource.freshness(notes()) : added.freshness(bank);
    }

    private Path notes() {
        return NotesSource.folder(context.surroundings().home());
    }

    private Path cache(String bank) {
        return context.folders().cache().resolve(INDEX).resolve(bank);
    }
}
