package dev.qkv.search;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * The terms of each passage of a concept, as hashes: to see which words of a query stand together without reading the text. A list is its length and its
 * hashes; the lists are the names, each line, and for each question its prompt and its answer with the reason. The number of lines stands before them.
 */
final class Forward {
    private final ByteBuffer buffer;
    private final int lines;

    Forward(byte[] record) {
        buffer = ByteBuffer.wrap(record);
        lines = buffer.remaining() < 4 ? 0 : buffer.getInt();
    }

    static byte[] encode(int lines, List<TermList> lists) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(4).putInt(lines).array());
        for (TermList terms : lists) {
            int[] hashes = hashes(terms);
            ByteBuffer list = ByteBuffer.allocate(4 + 4 * hashes.length).putInt(hashes.length);
            list.asIntBuffer().put(hashes);
            out.writeBytes(list.array());
        }
        return out.toByteArray();
    }

    /** Sorted, each once. */
    private static int[] hashes(TermList terms) {
        int[] hashes = terms.hashes();
        int distinct = 0;
        for (int hash : hashes) {
            if (distinct == 0 || hashes[distinct - 1] != hash) {
                hashes[distinct++] = hash;
            }
        }
        return Arrays.copyOf(hashes, distinct);
    }

    int lines() {
        return lines;
    }

    boolean more() {
        return buffer.hasRemaining();
    }

    /** How well each word is present in the next list: the best of the qualities of its alternatives, given by their hashes, that the list holds. */
    void next(int[][] words, double[][] qualities, double[] present) throws DamagedIndex {
        if (buffer.remaining() < 4) {
            throw new DamagedIndex("a list of terms is missing");
        }
        int length = buffer.getInt();
        if (length < 0 || length > buffer.remaining() / 4) {
            throw new DamagedIndex("a list of terms is cut off");
        }
        for (int i = 0; i < length; i++) {
            int hash = buffer.getInt();
            for (int w = 0; w < words.length; w++) {
                for (int a = 0; a < words[w].length; a++) {
                    if (words[w][a] == hash) {
                        present[w] = Math.max(present[w], qualities[w][a]);
                    }
                }
            }
        }
    }
}
