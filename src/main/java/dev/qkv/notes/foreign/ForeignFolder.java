package dev.qkv.notes.foreign;

import dev.qkv.notes.BankException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The Markdown files of a folder, or one file; no link is followed, nothing outside is read, and no more than the bounds below. */
public final class ForeignFolder {
    public static final int MOST_FILES = 200_000;
    public static final int MOST_ENTRIES = 500_000;
    public static final long MOST_BYTES = 256L << 20;
    public static final long MOST_FILE_BYTES = 8L << 20;
    public static final int MOST_CARDS = 250_000;

    private static final int SAMPLE = 4_000;

    private static final Set<String> ENDINGS = Set.of("md", "markdown", "mdown", "mkd", "mkdn", "mdx");
    private static final Set<String> HOUSEKEEPING = Set.of(
            "contributing",
            "code_of_conduct",
            "code-of-conduct",
            "changelog",
            "license",
            "licence",
            "security",
            "support",
            "authors",
            "contributors",
            "pull_request_template",
            "issue_template",
            "governance",
            "maintainers",
            "credits",
            "roadmap",
            "history-of-changes");

    /** Subjects of questions too: only in capitals they are pages about the project. */
    private static final Set<String> SUBJECTS = Set.of("security", "support");

    private final Path root;
    private final List<Entry> entries = new ArrayList<>();
    private final List<ForeignFile> refused = new ArrayList<>();
    private int seen;
    private long bytes;

    private ForeignFolder(Path root) {
        this.root = root;
    }

    /** @param path relative to the folder, with slashes */
    private record Entry(Path file, String path, long size, long modified) {}

    /** What there is to read. @param stamp changes when a file does @param bytes of all files */
    public record Listing(ForeignFolder folder, String stamp, int files, long bytes) {}

    /**
     * Lists the Markdown files.
     *
     * @throws BankException where there is nothing readable, or more than the bounds
     */
    public static Listing list(Path root) {
        ForeignFolder folder = new ForeignFolder(root);
        try {
            if (Files.isRegularFile(root)) {
                folder.add(root, Files.readAttributes(root, BasicFileAttributes.class));
            } else if (Files.isDirectory(root)) {
                Files.walkFileTree(root, folder.visitor());
            } else {
                throw new BankException(root + ": neither a file nor a folder");
            }
        } catch (IOException e) {
            throw new BankException(root + ": cannot be read: " + e.getMessage());
        }
        folder.entries.sort(Comparator.comparing(Entry::path));
        long sum = 0;
        for (Entry entry : folder.entries) {
            sum = sum * 31 + entry.path().hashCode();
            sum = sum * 31 + entry.size();
            sum = sum * 31 + entry.modified();
        }
        return new Listing(
                folder, folder.entries.size() + "-" + Long.toHexString(sum), folder.entries.size(), folder.bytes);
    }

    /**
     * Reads every file of the listing, on every core.
     *
     * @param forced the forms that the user named; null to decide for each file
     * @param progress is told how many bytes are done
     */
    public List<ForeignFile> read(@Nullable Set<Form> forced, LongConsumer progress) {
        AtomicLong done = new AtomicLong();
        AtomicInteger cards = new AtomicInteger();
        List<ForeignFile> files = new ArrayList<>(refused);
        Set<String> pages = forced == null
                ? NamedPages.folders(entries.stream().map(Entry::path).toList())
                : Set.of();
        // of its own, since only its threads take over the parts of a large file; the common one has a thread less than
        // there are cores
        ForkJoinPool cores = new ForkJoinPool(Runtime.getRuntime().availableProcessors());
        try {
            files.addAll(cores.submit(() -> entries.parallelStream()
                            .map(entry -> {
                                ForeignFile file = file(entry, text -> read(entry.path(), text, forced, pages));
                                if (cards.addAndGet(file.cards().size()) > MOST_CARDS) {
                                    throw new BankException(root + ": more than " + MOST_CARDS
                                            + " questions; name a folder with some of them");
                                }
                                synchronized (this) {
                                    progress.accept(done.addAndGet(entry.size()));
                                }
                                return file;
                            })
                            .toList())
                    .join());
        } finally {
            cores.shutdown();
        }
        return Asked.once(files);
    }

    private static ForeignFile read(String path, String text, @Nullable Set<Form> forced, Set<String> pages) {
        ForeignFile file = ForeignReader.read(path, text, forced);
        if (!NamedPages.isPage(pages, file)) {
            return file;
        }
        ForeignFile page = ForeignReader.page(path, text, NamedPages.question(path));
        return page.cards().isEmpty() ? file : page;
    }

    private ForeignFile file(Entry entry, Function<String, ForeignFile> read) {
        byte[] content;
        try {
            content = content(entry);
        } catch (NoSuchFileException e) {
            return ForeignFile.refused(entry.path(), 1, "taken away while the folder was read");
        } catch (IOException e) {
            return ForeignFile.refused(entry.path(), 1, "cannot be read");
        }
        if (content.length > MOST_FILE_BYTES) {
            return ForeignFile.refused(entry.path(), 1, tooLong("more than " + MOST_FILE_BYTES));
        }
        String wide = wide(content);
        if (!wide.isEmpty()) {
            return ForeignFile.refused(entry.path(), 1, wide);
        }
        ByteBuffer in = ByteBuffer.wrap(content);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(in)
                    .toString();
            if (!hasControls(content)) {
                return read.apply(text);
            }
            if (text.indexOf('\0') >= 0) {
                return ForeignFile.refused(
                        entry.path(), line(content, text.indexOf('\0')), "not text: it has zero bytes");
            }
            return read.apply(harmless(text));
        } catch (StackOverflowError e) {
            return ForeignFile.refused(entry.path(), 1, "nested too deeply");
        } catch (CharacterCodingException e) {
            return ForeignFile.refused(
                    entry.path(), line(content, in.position()), "not UTF-8 from here on; save it as UTF-8");
        }
    }

    /** The bytes, one more than the bound at most. The file may have become another since the folder was listed. */
    private byte[] content(Entry entry) throws IOException {
        boolean named = entry.file().equals(root);
        if (!named && !entry.file().toRealPath().equals(entry.file())) {
            throw new IOException("a link now");
        }
        try (InputStream in = named
                ? Files.newInputStream(entry.file())
                : Files.newInputStream(entry.file(), LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes((int) MOST_FILE_BYTES + 1);
        }
    }

    /** What is wrong with a text of two bytes a character; empty for another. */
    private static String wide(byte[] content) {
        if (content.length > 1 && ((content[0] & 0xFF) + (content[1] & 0xFF)) == 0xFF + 0xFE) {
            return "this is UTF-16; save it as UTF-8";
        }
        int[] zeros = new int[2];
        int seen = Math.min(content.length, SAMPLE);
        for (int i = 0; i < seen; i++) {
            zeros[i % 2] += content[i] == 0 ? 1 : 0;
        }
        int most = Math.max(zeros[0], zeros[1]);
        return most * 8 > seen && Math.min(zeros[0], zeros[1]) * 8 < most
                ? "this looks like UTF-16 without a byte order mark; save it as UTF-8"
                : "";
    }

    /** Whether a text in UTF-8 has control characters; nearly none has. */
    private static boolean hasControls(byte[] content) {
        for (int i = 0; i < content.length; i++) {
            byte b = content[i];
            if (b >= ' ' && b != 0x7F) {
                continue;
            }
            boolean one = (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') || b == 0x7F;
            boolean two = b == (byte) 0xC2 && i + 1 < content.length && (content[i + 1] & 0xFF) < 0xA0;
            if (one || two) {
                return true;
            }
        }
        return false;
    }

    /** Without control characters, which no question needs and no terminal or table must see. */
    private static String harmless(String text) {
        StringBuilder clean = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean harm = (c < ' ' && c != '\n' && c != '\r' && c != '\t') || (c >= 0x7F && c < 0xA0);
            if (harm && clean == null) {
                clean = new StringBuilder(text.length()).append(text, 0, i);
            } else if (!harm && clean != null) {
                clean.append(c);
            }
        }
        return clean == null ? text : clean.toString();
    }

    private static int line(byte[] content, int end) {
        int line = 1;
        for (int i = 0; i < end; i++) {
            line += content[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    private static String tooLong(String bytes) {
        return bytes + " bytes; at most " + MOST_FILE_BYTES + " are read of a file";
    }

    private SimpleFileVisitor<Path> visitor() {
        return new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                count();
                String name = String.valueOf(folder.getFileName());
                boolean hidden = name.startsWith(".") && !folder.equals(root);
                return hidden || name.equals("node_modules") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                add(file, attributes);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                refused.add(ForeignFile.refused(relative(file), 1, "cannot be read"));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
                if (e != null) {
                    refused.add(ForeignFile.refused(relative(folder), 1, "cannot be read to its end"));
                }
                return FileVisitResult.CONTINUE;
            }
        };
    }

    private void count() {
        if (++seen > MOST_ENTRIES) {
            throw new BankException(
                    root + ": more than " + MOST_ENTRIES + " files and folders; name the folder with the questions");
        }
    }

    private void add(Path file, BasicFileAttributes attributes) {
        count();
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        boolean named = file.equals(root);
        if (!named && (dot <= 0 || !ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT)))) {
            return;
        }
        if (!named && attributes.isSymbolicLink()) {
            refused.add(ForeignFile.refused(relative(file), 1, "a symbolic link; links are not followed"));
            return;
        }
        if (!named && (isHousekeeping(name.substring(0, dot)) || name.startsWith("."))) {
            return;
        }
        if (!Files.isRegularFile(file, named ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS})) {
            refused.add(ForeignFile.refused(relative(file), 1, "no plain file"));
            return;
        }
        if (attributes.size() > MOST_FILE_BYTES) {
            String reason = tooLong(Long.toString(attributes.size()));
            if (named) {
                throw new BankException(file + ": " + reason);
            }
            refused.add(ForeignFile.refused(relative(file), 1, reason));
            return;
        }
        bytes += attributes.size();
        if (bytes > MOST_BYTES || entries.size() >= MOST_FILES) {
            throw new BankException(root + ": more than " + (MOST_BYTES >> 20) + " MiB or " + MOST_FILES
                    + " files of Markdown; name the folder with the questions");
        }
        entries.add(new Entry(
                file,
                relative(file),
                attributes.size(),
                attributes.lastModifiedTime().toMillis()));
    }

    private static boolean isHousekeeping(String name) {
        return HOUSEKEEPING.contains(name.toLowerCase(Locale.ROOT)) && !SUBJECTS.contains(name);
    }

    private String relative(Path file) {
        Path path = file.equals(root) ? file.getFileName() : root.relativize(file);
        return harmless(
                String.valueOf(path).replace('\\', '/').replace('\n', ' ').replace('\t', ' '));
    }
}
