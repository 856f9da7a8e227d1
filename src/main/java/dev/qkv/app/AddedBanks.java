package dev.qkv.app;

import dev.qkv.config.UserError;
import dev.qkv.exchange.ImportedBankJson;
import dev.qkv.model.Bank;
import dev.qkv.model.Concept;
import dev.qkv.model.ImportedBank;
import dev.qkv.model.ImportedCard;
import dev.qkv.model.Note;
import dev.qkv.model.Titles;
import dev.qkv.model.Topic;
import dev.qkv.notes.foreign.Identity;
import dev.qkv.store.Private;
import dev.qkv.store.WriteLock;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The user's own banks in the data folder, one file each; a removed bank's file is set aside, so that its cards keep their ids. */
final class AddedBanks {
    private static final String ENDING = ".jsonl";
    private static final String PART = ".part";
    private static final int SUMMARY = 1_200;

    private final Context context;
    private final Path folder;
    private final Map<String, ImportedBank> read = new HashMap<>();
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
        ImportedCard card = read(file(bank), in -> Optional.ofNullable(ImportedBankJson.readCard(in, id)))
                .orElse(null);
        return card != null && card.current() && card.asked() ? card : null;
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
        read.remove(name);
    }

    /** The bank with a concept for each card, its sections as topics. */
    static Bank bank(ImportedBank imported) {
        Map<String, Topic> topics = new LinkedHashMap<>();
        List<Concept> concepts = new ArrayList<>();
        for (ImportedCard card : imported.asked()) {
            String title = sectionOf(card);
            String id = Identity.slug(title);
            topics.computeIfAbsent(
                    id, key -> new Topic(key, new Titles(title, title), new Titles("", ""), topics.size()));
            concepts.add(new Concept(
                    card.id(),
                    new Titles(card.title(), card.title()),
                    List.of(),
                    id,
                    card.level(),
                    List.of(),
                    List.of(),
                    sources(imported.head(), card),
                    List.of(),
                    Map.of(card.noteLanguage(), note(card, summary(card)))));
        }
        return new Bank(imported.name(), version(imported), new ArrayList<>(topics.values()), concepts);
    }

    /** A digest of what can be asked: the same on every machine. */
    private static String version(ImportedBank bank) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        for (ImportedCard card : bank.asked()) {
            digest.update((card.id() + "\n" + card.prompt() + "\n" + card.options() + "\n" + card.answer() + "\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    }

    /** The lowest heading above the card, else its file's name. */
    static String sectionOf(ImportedCard card) {
        for (int i = card.section().size() - 1; i >= 0; i--) {
            if (!Identity.slug(card.section().get(i)).equals("card")) {
                return card.section().get(i);
            }
        }
        String name = card.file().substring(card.file().lastIndexOf('/') + 1);
        return name.indexOf('.') > 0 ? name.substring(0, name.indexOf('.')) : name;
    }

    /** The whole card as a note. */
    static Note note(ImportedCard card) {
        StringBuilder text = new StringBuilder();
        String more = card.prompt().length() > card.title().length() ? card.prompt() : "";
        if (!more.isEmpty() && (more.contains("\n") || !card.options().isEmpty())) {
            text.append(more).append("\n\n");
        }
        card.options()
                .forEach(option -> text.append(option.right() ? "- **✓** " : "- ")
                        .append(option.text().replace("\n", "\n  "))
                        .append('\n'));
        text.append(card.options().isEmpty() ? "" : "\n").append(card.answer());
        return note(card, text.toString());
    }

    private static Note note(ImportedCard card, String summary) {
        return new Note(card.noteLanguage(), card.file(), summary, List.of(), List.of(card.question()));
    }

    /** The answer's beginning, up to an empty line or the bound. */
    private static String summary(ImportedCard card) {
        StringBuilder text = new StringBuilder();
        card.options().forEach(option -> {
            if (option.right()) {
                text.append(text.isEmpty() ? "" : "; ").append(option.text());
            }
        });
        if (text.isEmpty()) {
            text.append(withoutPicture(card.answer()));
        }
        int end = text.indexOf("\n\n");
        if (end >= 0 && end < 60) {
            end = text.indexOf("\n\n", end + 2);
        }
        String summary = end < 0 ? text.toString() : text.substring(0, end);
        return summary.length() <= SUMMARY ? summary : summary.substring(0, SUMMARY) + " …";
    }

    /** A picture says nothing in a terminal: the words below it are the answer's beginning. */
    private static String withoutPicture(String answer) {
        int from = 0;
        int end = answer.indexOf("\n\n");
        while (end > from && answer.startsWith("![", from) && answer.charAt(end - 1) == ')') {
            from = end + 2;
            end = answer.indexOf("\n\n", from);
        }
        return answer.substring(from);
    }

    /** Where a card comes from: file and lines, commit and licence, then the addresses that it names. */
    static List<String> sources(ImportedBank.Head bank, ImportedCard card) {
        List<String> sources = new ArrayList<>();
        StringBuilder place = new StringBuilder(card.file()).append(':').append(card.firstLine());
        place.append(card.lastLine() > card.firstLine() ? "-" + card.lastLine() : "");
        place.append(bank.commit().isEmpty() ? "" : " @ " + shortened(bank.commit()));
        place.append(bank.licence().isEmpty() ? "" : ", " + bank.licence() + " (" + bank.licenceFile() + ")");
        sources.add(place.toString());
        sources.addAll(card.sources());
        return sources;
    }

    /** A commit's first digits, which Git takes for it. */
    static String shortened(String commit) {
        return commit.substring(0, Math.min(12, commit.length()));
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
