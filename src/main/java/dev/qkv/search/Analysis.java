package dev.qkv.search;

import java.util.ArrayList;
import java.util.List;

/**
 * How text in {@link PlainForm} is cut into terms: words of English stemmed, identifiers whole and in their parts, Chinese in pairs of characters.
 *
 * <p>The stemmer is Lucene's; its token streams are not used, since the first of them asks the JVM's management beans for its options, which takes longer
 * than all the rest of a query.
 */
final class Analysis {
    private final Stems stems;
    private final String text;
    private final boolean singles;
    private final int most;
    private final List<Term> terms = new ArrayList<>();
    private final List<String> noted = new ArrayList<>();
    private int position;

    private Analysis(String plain, Stems stems, boolean singles, int most) {
        this.stems = stems;
        text = plain;
        this.singles = singles;
        this.most = most;
    }

    /**
     * A term.
     *
     * @param surface in lower case, as written
     * @param stem as the index has it
     * @param position of its first part, from 0
     * @param parts how many positions it covers: more than one for an identifier that follows in its parts
     * @param start where it begins in the text
     */
    record Term(String surface, String stem, int position, int parts, int start) {
        boolean han() {
            return isHan(surface.charAt(0));
        }
    }

    /** The terms of a note's text, each Chinese character also alone, so that a query of one character finds something. */
    static List<String> ofNote(String plain, Stems stems) {
        Analysis analysis = new Analysis(plain, stems, true, Integer.MAX_VALUE);
        analysis.terms();
        return analysis.noted;
    }

    /** The terms of a query, about so many at most. */
    static List<Term> ofQuery(String plain, int most) {
        return new Analysis(plain, new Stems(), false, most).terms();
    }

    static boolean isHan(char c) {
        return c >= 0x2e80 && Character.isIdeographic(c);
    }

    private List<Term> terms() {
        int at = 0;
        while (at < text.length() && terms.size() < most) {
            int start = at;
            if (isHan(text.charAt(at))) {
                while (at < text.length() && isHan(text.charAt(at))) {
                    at++;
                }
                addHan(start, at);
            } else if (isWord(text.charAt(at))) {
                boolean parts = false;
                while (at < text.length() && (isWord(text.charAt(at)) || isInside(at))) {
                    parts |= !isWord(text.charAt(at));
                    at++;
                }
                if (parts) {
                    addWord(start, at);
                } else {
                    add(text, start, at, 1, start);
                    position++;
                }
            } else {
                at++;
            }
        }
        return terms;
    }

    private void addHan(int start, int end) {
        if (end - start == 1) {
            add(text, start, end, 1, start);
            position++;
            return;
        }
        for (int i = start; i < end; i++) {
            if (i + 1 < end) {
                add(text, i, i + 2, 1, i);
            }
            if (singles) {
                add(text, i, i + 1, 1, i);
            }
            position++;
        }
    }

    private void addWord(int start, int end) {
        List<int[]> parts = new ArrayList<>();
        int from = start;
        for (int i = start; i <= end; i++) {
            if (i == end || !isWord(text.charAt(i))) {
                boolean possessive = i - from == 1
                        && from > start
                        && text.charAt(from - 1) == '\''
                        && "sS".indexOf(text.charAt(from)) >= 0;
                if (i > from && !possessive) {
                    parts.add(new int[] {from, i});
                }
                from = i + 1;
            }
        }
        if (parts.size() > 1) {
            StringBuilder whole = new StringBuilder();
            for (int[] part : parts) {
                whole.append(text, part[0], part[1]);
            }
            add(whole.toString(), 0, whole.length(), parts.size(), start);
        }
        for (int[] part : parts) {
            add(text, part[0], part[1], 1, part[0]);
            position++;
        }
    }

    private void add(String written, int from, int to, int parts, int start) {
        if (singles) {
            noted.add(stems.of(written, from, to));
        } else {
            String surface = Stems.lower(written.substring(from, to));
            terms.add(new Term(surface, stems.of(surface), position, parts, start));
        }
    }

    private static boolean isWord(char c) {
        return c < 0x80
                ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                : Character.isLetterOrDigit(c) && !isHan(c);
    }

    /** Whether the sign at {@code i} joins what stands on its sides to one word: {@code d_k}, {@code F.silu}, {@code don't}. */
    private boolean isInside(int i) {
        char c = text.charAt(i);
        return (c == '_' || c == '.' || c == '\'') && i + 1 < text.length() && i > 0 && isWord(text.charAt(i + 1));
    }
}
