package dev.qkv.search;

import dev.qkv.model.Card;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/** Collects the names of all concepts, then writes the {@link NameTable}. */
final class NameTableWriter {
    private final List<Name> names = new ArrayList<>();

    /** How much a name is a concept's own: where two concepts share one, an id goes before a title, a title before an alias. */
    private enum Rank {
        ID,
        TITLE,
        ALIAS
    }

    private record Name(byte[] key, Rank rank, long card, String name) implements Comparable<Name> {
        @Override
        public int compareTo(Name other) {
            int order = Arrays.compareUnsigned(key, other.key);
            if (order == 0) {
                order = rank.compareTo(other.rank);
            }
            return order == 0 ? Long.compare(card, other.card) : order;
        }
    }

    void add(Card card, long offset) {
        add(card.id(), Rank.ID, offset);
        add(card.title().en(), Rank.TITLE, offset);
        add(card.title().zh(), Rank.TITLE, offset);
        for (String alias : card.aliases()) {
            add(alias, Rank.ALIAS, offset);
        }
    }

    private void add(String name, Rank rank, long card) {
        String key = NameKey.of(name);
        if (!key.isEmpty() && key.length() <= NameTable.LONGEST_KEY) {
            names.add(new Name(key.getBytes(StandardCharsets.UTF_8), rank, card, name));
        }
    }

    void write(OutputStream out) throws IOException {
        names.sort(null);
        StringBuilder entries = new StringBuilder();
        for (int i = 0; i < names.size(); ) {
            byte[] key = names.get(i).key();
            entries.setLength(0);
            int count = 0;
            for (; i < names.size() && Arrays.equals(names.get(i).key(), key); i++) {
                if (count++ < NameTable.MOST_ENTRIES) {
                    Name name = names.get(i);
                    entries.append('\t').append(Long.toString(name.card(), 36)).append(' ');
                    Escapes.escape(name.name(), entries);
                }
            }
            writeLine(key, entries.append('\n').toString().getBytes(StandardCharsets.UTF_8), out);
        }
    }

    private static void writeLine(byte[] key, byte[] entries, OutputStream out) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(key);
        crc.update(entries);
        StringBuilder checksum = new StringBuilder(9).append('\t');
        Hex.append(crc.getValue(), checksum);
        out.write(key);
        out.write(checksum.toString().getBytes(StandardCharsets.ISO_8859_1));
        out.write(entries);
    }
}
