package dev.qkv.app;

import dev.qkv.config.UserError;
import dev.qkv.search.BankIndex;
import dev.qkv.search.BankIndexer;
import dev.qkv.search.BankSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The indexes of added banks, in the cache, built where one is missing, stale or damaged. */
final class AddedIndexes {
    private final Context context;
    private final Path folder;
    private final AddedBanks added;
    private final Map<String, BankIndex> open = new HashMap<>();

    AddedIndexes(Context context, AddedBanks added) {
        this.context = context;
        folder = context.folders().cache().resolve("index");
        this.added = added;
    }

    <T> T reading(String bank, Banks.Read<T> read) {
        try {
            BankIndex index = open.get(bank);
            if (index == null) {
                index = index(bank);
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
        try {
            BankIndexer.remove(folder.resolve(bank));
        } catch (IOException e) {
            // the cache may be emptied at any time
        }
    }

    private BankIndex index(String bank) {
        try {
            BankIndex index = BankIndex.open(folder.resolve(bank));
            if (index.manifest().freshness().equals(added.freshness(bank))) {
                return index;
            }
        } catch (IOException e) {
            // missing or damaged: built below
        }
        try {
            return build(bank);
        } catch (IOException e) {
            throw UserError.data("the bank " + bank + " cannot be indexed: " + e.getMessage());
        }
    }

    private BankIndex build(String name) throws IOException {
        String freshness = added.freshness(name);
        BankSource bank = BankSource.of(AddedBanks.bank(added.get(name)));
        try (LongWork work = new LongWork(context, "indexing", bank.size())) {
            try {
                return BankIndexer.build(bank, freshness, Laying.making(work::show), folder.resolve(name));
            } catch (IOException e) {
                return BankIndexer.inMemory(bank, Laying.making(work::show));
            }
        }
    }
}
