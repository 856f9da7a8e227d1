package dev.qkv.app;

import dev.qkv.config.UserError;
import dev.qkv.exchange.ImportedBankJson;
import dev.qkv.model.ImportedBank;
import dev.qkv.model.ImportedCard;
import dev.qkv.store.Private;
import dev.qkv.store.WriteLock;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The user's own banks in the data folder, one file each; a removed bank's file is set aside, so that its cards keep their ids. */
final class AddedBanks {
    private static final String ENDING = ".jsonl";
    private static final String PART = ".part";

    /** So many cards are looked for in the file, one by one; to read it whole takes no longer than a few more. */
    private static final int FEW = 16;

    private final Context context;
    private final Path folder;
    private final Map<String, ImportedBank> read = new HashMap<>();
    private final Map<String, Integer> lookedFor = new HashMap<>();
    private final Map<String, Map<String, ImportedCard>> byId = new HashMap<>();
    private boolean told;

    AddedBanks(Context context) {
        this.context = context;
        folder = context.folders().data().resolve("banks");
    }

    /** Names of the banks, sorted. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                names.add(name.substring(0, name.length() - ENDING.length()));
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            // none was added yet
        } catch (IOException e) {
            tell(e);
        }
        names.sort(null);
        return names;
    }

    /** The bundled bank is of use all the same. */
    private void tell(IOException e) {
        if (!told) {
            context.console().notice("qkv: " + context.text("bank.unreadable", folder, Reason.of(e)));
        }
        told = true;
    }

    boolean has(String name) {
        return isName(name) && Files.isRegularFile(file(name));
    }

    /** Letters, digits, hyphens, points and underscores; no slash, so that it names no other folder. */
    static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= 60
                && Character.isLetterOrDigit(name.codePointAt(0))
                && name.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '.' || c == '_');
    }

    /** Changes when the bank does. */
    String freshness(String name) {
        try {
            return Files.size(file(name)) + "-"
                    + Files.getLastModifiedTime(file(name)).toMillis();
        } catch (IOException e) {
            throw unreadable(file(name), e);
        }
    }

    ImportedBank get(String name) {
        return read.computeIfAbsent(name, bank -> read(file(bank), ImportedBankJson::read));
    }

    /** What the bank's file says of the bank, however many cards it has. */
    ImportedBank.Head head(String name) {
        return read(file(name), ImportedBankJson::readHead);
    }

    /** The cards of the bank of that name, or of one that was removed, as they are on the disk now; none where there never was one. */
    List<ImportedCard> known(String name) {
        Path file = has(name) ? file(name) : aside(name);
        return Files.isRegularFile(file) ? read(file, ImportedBankJson::read).cards() : List.of();
    }

    /** The card that asks a concept's question. */
    @Nullable
    ImportedCard card(String bank, String id) {
        ImportedCard card = lookedFor.merge(bank, 1, Integer::sum) <= FEW
                ? read(file(bank), in -> Optional.ofNullable(ImportedBankJson.readCard(in, id)))
                        .orElse(null)
                : byId.computeIfAbsent(bank, this::cards).get(id);
        return card != null && card.current() && card.asked() ? card : null;
    }

    private Map<String, ImportedCard> cards(String bank) {
        Map<String, ImportedCard> cards = new HashMap<>();
        get(bank).cards().forEach(card -> cards.put(card.id(), card));
        return cards;
    }

    /** Lets no other process change the banks until it is closed. */
    WriteLock lock() {
        try {
            Private.folder(folder);
            return WriteLock.of(folder.resolve(".lock"));
        } catch (IOException e) {
            throw UserError.data(folder + ": cannot be written: " + Reason.of(e));
        }
    }

    /** Replaces a bank's file whole, or leaves it as it was; under the lock. @param work that it makes count */
    void write(ImportedBank bank, LongWork work) {
        Path file = file(bank.name());
        Path part = folder.resolve("." + bank.name() + PART);
        try {
            discardParts();
            Private.file(part);
            // a run that is interrupted leaves nothing
            part.toFile().deleteOnExit();
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
                ImportedBankJson.write(bank, new Unclosed(out));
                out.flush();
                channel.force(true);
            }
            work.commit(
                    () -> Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING));
            Private.sync(file);
            Files.deleteIfExists(aside(bank.name()));
        } catch (IOException e) {
            discard(part);
            throw UserError.data(file + ": cannot be written: " + Reason.of(e) + "; the bank stays as it was");
        }
        byId.remove(bank.name());
        read.put(bank.name(), bank);
    }

    /** What imports left that were killed, of whichever bank. */
    private void discardParts() throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, ".*" + PART)) {
            parts.forEach(AddedBanks::discard);
        }
    }

    private static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // the next import does
        }
    }

    void remove(String name) {
        try (WriteLock lock = lock()) {
            Private.folder(folder.resolve("removed"));
            Files.move(file(name), aside(name), StandardCopyOption.REPLACE_EXISTING);
            lock.held();
        } catch (IOException e) {
            throw UserError.data(file(name) + ": cannot be removed: " + Reason.of(e));
        }
        byId.remove(name);
        read.remove(name);
    }

    private Path file(String name) {
        return folder.resolve(name + ENDING);
    }

    private Path aside(String name) {
        return folder.resolve("removed").resolve(name + ENDING);
    }

    private interface Reading<T> {
        T from(InputStream in) throws IOException;
    }

    private static <T> T read(Path file, Reading<T> reading) {
        try (InputStream in = Files.newInputStream(file)) {
            return reading.from(in);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static UserError unreadable(Path file, IOException e) {
        return UserError.data(file + ": cannot be read: " + Reason.of(e));
    }

    /** Lets what it is given to be closed by its owner, which still has to force it to the disk. */
    private static final class Unclosed extends java.io.FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
