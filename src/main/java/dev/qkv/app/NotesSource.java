package dev.qkv.app;

import dev.qkv.config.UserError;
import dev.qkv.model.Bank;
import dev.qkv.model.Concept;
import dev.qkv.model.Fault;
import dev.qkv.notes.BankException;
import dev.qkv.notes.BankFolder;
import dev.qkv.notes.BankReader;
import dev.qkv.search.BankSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The bundled bank's notes: as they are indexed, read when their turn comes, and whole; a fault in them is the user's error. */
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

    /** Where in qkv's home the notes are. */
    static Path folder(Path home) {
        return home.resolve("notes");
    }

    /** The whole bank; faults in it are errors. */
    static Bank read(Path notes) {
        try {
            BankReader.Reading reading = BankReader.read(notes, Bank.BUNDLED);
            requireSound(reading.faults(), notes);
            return reading.bank();
        } catch (BankException e) {
            throw UserError.data(String.valueOf(e.getMessage()));
        }
    }

    /** Changes when a note is changed, added or taken away; cheap, since it opens no file. */
    static String freshness(Path notes) {
        long count = 0;
        long sum = 0;
        try (Stream<Path> files = Files.walk(notes, 2)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (Files.isRegularFile(file)) {
                    count++;
                    sum = sum * 31
                            + Files.getLastModifiedTime(file).toMillis()
                            + Files.size(file)
                            + file.toString().hashCode();
                }
            }
        } catch (IOException e) {
            throw UserError.data(notes + ": cannot be read: " + e.getMessage());
        }
        return count + "-" + Long.toHexString(sum);
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
