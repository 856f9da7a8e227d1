package dev.qkv.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Names and the cards they name, in a sorted text file that is searched where it lies: a hundred thousand concepts cost a few reads more than ten.
 * A line is key, checksum, and an entry for each name that has this key: the card's offset, a space, the name as written; with tabs between them.
 */
final class NameTable implements Closeable {
    static final String NAME = "names";

    /** Longer names are not kept, but for ids, by which a card must be found: a Greek one is spelled out to several times its letters. */
    static final int LONGEST_KEY = 200;

    /** No more than this many concepts of one name are found by it. */
    static final int MOST_ENTRIES = 64;

    private static final int BLOCK = 512;

    private final Blob blob;

    NameTable(Blob blob) {
        this.blob = blob;
    }

    /** A name as written, and the offset of the card it belongs to. */
    record Entry(String name, long card) {}

    /** The entries of a key; empty where there is no such name. */
    List<Entry> find(String key) throws IOException {
        if (key.isEmpty()) {
            return List.of();
        }
        byte[] wanted = key.getBytes(StandardCharsets.UTF_8);
        Line line = lineAt(lowerBound(wanted));
        return line.size() > 0 && line.compareKey(wanted) == 0 ? line.entries() : List.of();
    }

    /** The entries whose key starts with {@code prefix}, in the order of their keys. */
    List<Entry> startingWith(String prefix, int most) throws IOException {
        byte[] wanted = prefix.getBytes(StandardCharsets.UTF_8);
        List<Entry> entries = new ArrayList<>();
        long at = lowerBound(wanted);
        while (entries.size() < most) {
            Line line = lineAt(at);
            if (line.size() == 0 || !line.startsWith(wanted)) {
                break;
            }
            entries.addAll(line.entries());
            at += line.size();
        }
        return entries.size() > most ? entries.subList(0, most) : entries;
    }

    /** Where the first line starts whose key is not less than {@code wanted}; the file's size where there is none. */
    private long lowerBound(byte[] wanted) throws IOException {
        long low = 0;
        long high = blob.size();
        while (low < high) {
            long start = lineStart((low + high) >>> 1);
            Line line = lineAt(start);
            if (line.compareKey(wanted) < 0) {
                low = start + line.size();
            } else {
                high = start;
            }
        }
        return low;
    }

    private long lineStart(long position) throws IOException {
        for (long end = position; end > 0; ) {
            long from = Math.max(0, end - BLOCK);
            byte[] block = blob.range(from, end - from);
            for (int i = block.length - 1; i >= 0; i--) {
                if (block[i] == '\n') {
                    return from + i + 1;
                }
            }
            end = from;
        }
        return 0;
    }

    /** The line that starts at {@code start}; an empty one at the file's end. */
    private Line lineAt(long start) throws IOException {
        byte[] bytes = new byte[0];
        for (long from = start; from < blob.size(); ) {
            byte[] block = blob.range(from, Math.min(BLOCK, blob.size() - from));
            int length = bytes.length;
            bytes = Arrays.copyOf(bytes, length + block.length);
            System.arraycopy(block, 0, bytes, length, block.length);
            for (int i = length; i < bytes.length; i++) {
                if (bytes[i] == '\n') {
                    return Line.checked(bytes, i + 1);
                }
            }
            from += block.length;
        }
        if (bytes.length > 0) {
            throw new DamagedIndex("the last name is cut off");
        }
        return new Line(bytes, 0, 0);
    }

    /** @param size in bytes with its line end; 0 at the file's end */
    private record Line(byte[] bytes, int size, int keyLength) {
        static Line checked(byte[] bytes, int size) throws DamagedIndex {
            int tab = 0;
            while (tab < size && bytes[tab] != '\t') {
                tab++;
            }
            if (tab + 9 >= size || crc(bytes, tab, size) != Hex.read(bytes, tab + 1)) {
                throw new DamagedIndex("a line of the names table differs from its checksum");
            }
            return new Line(bytes, size, tab);
        }

        private static long crc(byte[] bytes, int tab, int size) {
            CRC32 crc = new CRC32();
            crc.update(bytes, 0, tab);
            crc.update(bytes, tab + 9, size - tab - 9);
            return crc.getValue();
        }

        int compareKey(byte[] wanted) {
            return Arrays.compareUnsigned(bytes, 0, keyLength, wanted, 0, wanted.length);
        }

        boolean startsWith(byte[] prefix) {
            return keyLength >= prefix.length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
        }

        List<Entry> entries() throws DamagedIndex {
            String line = new String(bytes, 0, size - 1, StandardCharsets.UTF_8);
            List<Entry> entries = new ArrayList<>();
            int from = line.indexOf('\t') + 10;
            while (from < line.length()) {
                int end = Escapes.end(line, from);
                int space = line.indexOf(' ', from);
                entries.add(new Entry(
                        Escapes.unescape(line.substring(space + 1, end)), Long.parseLong(line, from, space, 36)));
                from = end + 1;
            }
            return entries;
        }
    }

    @Override
    public void close() throws IOException {
        blob.close();
    }
}
