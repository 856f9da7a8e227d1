package dev.qkv.search;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the terms within so many edits of a word out of terms in their order; a swap of neighbours is one edit. The table of distances is kept by rows, one
 * for each character of the last term: those of a beginning serve all terms that share it, and one that is too far off already leaves them all out.
 */
final class NearTerms {
    private final String word;
    private final int edits;
    private final int[][] rows;
    private final int[] least;
    private final List<String> found = new ArrayList<>();

    /** What the rows are of. */
    private final char[] text;

    private int length;

    /** The length of the shortest beginning of the text that is too far off; 0 for none. */
    private int tooFar;

    NearTerms(String word, int edits) {
        this.word = word;
        this.edits = edits;
        // whatever is longer is too far off
        text = new char[word.length() + edits + 1];
        rows = new int[text.length + 1][word.length() + 1];
        least = new int[text.length + 1];
        for (int j = 0; j <= word.length(); j++) {
            rows[0][j] = j;
        }
    }

    /** In the order in which they were given. */
    List<String> found() {
        return found;
    }

    void add(String term) {
        if (mayBegin(term) && rows[term.length()][word.length()] <= edits) {
            found.add(term);
        }
    }

    /** Whether a near term may begin so. */
    boolean mayBegin(String beginning) {
        int at = 0;
        while (at < length && at < beginning.length() && text[at] == beginning.charAt(at)) {
            at++;
        }
        if (tooFar > 0 && at == tooFar) {
            return false;
        }
        tooFar = 0;
        while (at < beginning.length() && tooFar == 0) {
            text[at] = beginning.charAt(at);
            fill(++at);
            // a swap reaches back to the row before
            tooFar = least[at] > edits && least[at - 1] >= edits ? at : 0;
        }
        length = at;
        return tooFar == 0;
    }

    private void fill(int i) {
        int[] row = rows[i];
        int[] last = rows[i - 1];
        row[0] = i;
        least[i] = i;
        for (int j = 1; j < row.length; j++) {
            int change = text[i - 1] == word.charAt(j - 1) ? 0 : 1;
            int distance = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
            if (i > 1 && j > 1 && text[i - 1] == word.charAt(j - 2) && text[i - 2] == word.charAt(j - 1)) {
                distance = Math.min(distance, rows[i - 2][j - 2] + 1);
            }
            row[j] = distance;
            least[i] = Math.min(least[i], distance);
        }
    }
}
