package dev.qkv.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds names of concepts in a query: the whole of it with a slip of the keyboard, or a part of it as it is. */
final class NamesInQuery {
    /** In atoms. */
    private static final int LONGEST = 12;

    /** In characters. */
    private static final int LONGEST_NAME = 40;

    private final Postings postings;

    NamesInQuery(Postings postings) {
        this.postings = postings;
    }

    /** A name found from the atom {@code first} on. @param length in atoms */
    record Found(Fields field, String key, int first, int length) {}

    /** The longest names at each place, none inside another. */
    List<Found> parts(List<ParsedQuery.Atom> atoms) throws IOException {
        List<Found> found = new ArrayList<>();
        for (int first = 0; first < atoms.size(); ) {
            Found longest = longestAt(atoms, first);
            if (longest != null) {
                found.add(longest);
                first += longest.length();
            } else {
                first++;
            }
        }
        return found;
    }

    private @Nullable Found longestAt(List<ParsedQuery.Atom> atoms, int first) throws IOException {
        Found longest = null;
        StringBuilder key = new StringBuilder();
        for (int i = first; i < Math.min(atoms.size(), first + LONGEST); i++) {
            key.append(atoms.get(i).key());
            int length = i - first + 1;
            boolean enough = length > 1 || (key.length() > 1 && !CommonWords.isFunction(key.toString()));
            if (enough) {
                for (Fields field : List.of(Fields.NAME, Fields.PINYIN)) {
                    if ((field == Fields.NAME || key.length() > 2) && postings.frequency(field, key.toString()) > 0) {
                        longest = new Found(field, key.toString(), first, length);
                        break;
                    }
                }
            }
        }
        return longest;
    }

    /** Names that the whole query may have been meant to be. @param quality falls with every edit */
    record Slip(String name, double quality) {}

    List<Slip> slips(String key) throws IOException {
        boolean han = !key.isEmpty() && Character.isIdeographic(key.charAt(0));
        int length = key.length();
        int most = han ? length < 3 ? 0 : length < 6 ? 1 : 2 : length < 4 ? 0 : length < 8 ? 1 : 2;
        List<Slip> slips = new ArrayList<>();
        if (length > LONGEST_NAME || CommonWords.isGeneric(key, key)) {
            return slips;
        }
        for (int edits = 1; edits <= most && slips.isEmpty(); edits++) {
            for (String name : postings.near(Fields.NAME, key, edits)) {
                // four letters with another one in a place are mostly another word: rose, rope
                boolean likely = han || length > 4 || name.length() != length || isSwap(name, key);
                if (likely && name.length() > edits + 1) {
                    slips.add(new Slip(name, 1 - (double) edits / length));
                }
            }
        }
        return slips;
    }

    private static boolean isSwap(String a, String b) {
        int different = 0;
        for (int i = 0; i < a.length(); i++) {
            different += a.charAt(i) == b.charAt(i) ? 0 : 1;
        }
        return different == 2;
    }
}
