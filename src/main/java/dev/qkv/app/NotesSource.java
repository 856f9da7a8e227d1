package dev.qkv.app;

import dev.qkv.config.UserError;
import dev.qkv.model.Bank;
import dev.qkv.model.Concept;
import dev.qkv.model.Fault;
import dev.qkv.notes.BankException;
import dev.qkv.notes.BankFolder;
import dev.qkv.search.BankSource;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The bundled bank's notes as they are indexed, read when their turn comes; a fault in them is the user's error. */
final class NotesSource {
    private NotesSource() {}

    static BankSource of(Path notes) {
        BankFolder folder;
        try {
            folder = BankFolder.open(notes);
        } catch (BankException e) {
            throw UserError.data(String.valueOf(e.getMessage()));
        }
        requireSound(folder.faults(), notes);
        return new BankSource(
                Bank.BUNDLED, folder.topics(), folder.size(), () -> concepts(folder, notes), folder::version);
    }

    private static Iterator<Supplier<@Nullable Concept>> concepts(BankFolder folder, Path notes) {
        Iterator<BankFolder.Unread> unread = folder.concepts().iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return unread.hasNext();
            }

            @Override
            public Supplier<@Nullable Concept> next() {
                BankFolder.Unread next = unread.next();
                return () -> concept(next, notes);
            }
        };
    }

    private static @Nullable Concept concept(BankFolder.Unread unread, Path notes) {
        try {
            BankFolder.Found found = unread.read();
            requireSound(found.faults(), notes);
            return found.concept();
        } catch (BankException e) {
            throw UserError.data(String.valueOf(e.getMessage()));
        }
    }

    /** @throws UserError that names the first error */
    static void requireSound(List<Fault> faults, Path notes) {
        for (Fault fault : faults) {
            if (fault.severity() == Fault.Severity.ERROR) {
                throw UserError.data(FaultText.of(fault, notes) + "\nall faults: qkv bank check");
            }
        }
    }
}
