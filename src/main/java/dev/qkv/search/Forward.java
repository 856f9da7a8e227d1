package dev.qkv.search;

import java.nio.ByteBuffer;
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

    /** @param lists the hashes of each, sorted */
    static byte[] encode(int lines, List<int[]> lists) {
        Bytes out = new Bytes();
        out.addInt(lines);
        for (int[] hashes : lists) {
            int distinct = distinct(hashes);
            out.addInt(distinct);
            for (int i = 0; i < distinct; i++) {
                out.addInt(hashes[i]);
            }
        }
        return out.toArray();
    }

    /** Moves the different ones to the front, and counts them. */
    private static int distinct(int[] sorted) {
        int distinct = 0;
        for (int hash : sorted) {
            if (distinct == 0 || sorted[distinct - 1] != hash) {
                sorted[distinct++] = hash;
            }
        }
        return distinct;
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
