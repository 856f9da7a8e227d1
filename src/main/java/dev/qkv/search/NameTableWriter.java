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
    enum Rank {
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

    /** A name of a card with its key in UTF-8. */
    record Named(byte[] key, Rank rank, String name) {}

    static List<Named> named(Card card) {
        List<Named> named = new ArrayList<>();
        name(card.id(), Rank.ID, named);
        name(card.title().en(), Rank.TITLE, named);
        name(card.title().zh(), Rank.TITLE, named);
        for (String alias : card.aliases()) {
            name(alias, Rank.ALIAS, named);
        }
        return named;
    }

    private static void name(String name, Rank rank, List<Named> named) {
        String key = NameKey.of(name);
        if (!key.isEmpty() && (rank == Rank.ID || key.length() <= NameTable.LONGEST_KEY)) {
            named.add(new Named(key.getBytes(StandardCharsets.UTF_8), rank, name));
        }
    }

    /** @param card the offset of the card whose names they are */
    void add(List<Named> named, long card) {
        for (Named name : named) {
            names.add(new Name(name.key(), name.rank(), card, name.name()));
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
