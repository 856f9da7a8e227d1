package dev.qkv.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What an index was built from, and its files. It is the last file of a build to be written, and is replaced atomically.
 *
 * @param bank the bank's name
 * @param version the bank's content digest
 * @param freshness what the builder of the index wants to compare before it trusts the index; any text
 * @param generation the sub-folder that holds the files; empty for an index in memory
 */
public record Manifest(
        String bank,
        String version,
        String freshness,
        int concepts,
        int questions,
        String generation,
        List<Entry> files) {
    /** Raised when what is written changes in form or in analysis: an index of another format is built again. */
    static final String FORMAT = "qkv-index 5";

    static final String FILE = "manifest";

    private static final int LARGEST = 64 * 1024;

    public Manifest {
        files = List.copyOf(files);
    }

    /** @param size in bytes; @param crc CRC-32 of the whole file */
    record Entry(String name, long size, long crc) {}

    Entry file(String name) throws DamagedIndex {
        for (Entry entry : files) {
            if (entry.name().equals(name)) {
                return entry;
            }
        }
        throw new DamagedIndex("the manifest names no file " + name);
    }

    byte[] encode() {
        StringBuilder text = new StringBuilder(512).append(FORMAT);
        for (String field : List.of(
                bank, version, freshness, Integer.toString(concepts), Integer.toString(questions), generation)) {
            text.append('\n');
            Escapes.escape(field, text);
        }
        text.append('\n');
        for (Entry file : files) {
            text.append(file.name()).append('\t').append(file.size());
            text.append('\t').append(file.crc()).append('\n');
        }
        byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
        text.append(Blob.crc(body, 0, body.length)).append('\n');
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static Manifest decode(byte[] bytes) throws DamagedIndex {
        int last = bytes.length - 2;
        while (last >= 0 && bytes[last] != '\n') {
            last--;
        }
        List<String> lines = lines(new String(bytes, StandardCharsets.UTF_8));
        if (last < 0 || lines.size() < 8 || !lines.get(0).equals(FORMAT)) {
            throw new DamagedIndex("not a manifest of format " + FORMAT);
        }
        try {
            if (Long.parseLong(lines.get(lines.size() - 1)) != Blob.crc(bytes, 0, last + 1)) {
                throw new DamagedIndex("the manifest's checksum differs");
            }
            List<Entry> files = new ArrayList<>();
            for (String line : lines.subList(7, lines.size() - 1)) {
                int size = line.indexOf('\t');
                int crc = line.lastIndexOf('\t');
                files.add(new Entry(
                        line.substring(0, size),
                        Long.parseLong(line, size + 1, crc, 10),
                        Long.parseLong(line, crc + 1, line.length(), 10)));
            }
            return new Manifest(
                    Escapes.unescape(lines.get(1)),
                    Escapes.unescape(lines.get(2)),
                    Escapes.unescape(lines.get(3)),
                    Integer.parseInt(lines.get(4)),
                    Integer.parseInt(lines.get(5)),
                    Escapes.unescape(lines.get(6)),
                    files);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new DamagedIndex("the manifest cannot be read", e);
        }
    }

    static Manifest read(Path folder) throws IOException {
        try (Blob file = new Blob.OnDisk(folder.resolve(FILE))) {
            if (file.size() > LARGEST) {
                throw new DamagedIndex("the manifest is too long");
            }
            return decode(file.range(0, file.size()));
        }
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            lines.add(text.substring(from, end));
            from = end + 1;
        }
        return lines;
    }
}
