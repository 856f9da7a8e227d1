package dev.qkv.search;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How text in {@link PlainForm} is cut into terms: words of English stemmed, identifiers whole and in their parts, Chinese in pairs of characters.
 *
 * <p>The stemmer is Lucene's; its token streams are not used, since the first of them asks the JVM's management beans for its options, which takes longer
 * than all the rest of a query.
 */
final class Analysis {
    /** In lower case, letter by letter, so that the length stays. */
    private final char[] text;

    /** Null for a query. */
    private final @Nullable Note note;

    private final Stems stems;
    private final int most;
    private final List<Term> terms = new ArrayList<>();
    private int position;

    private Analysis(String plain, @Nullable Note note, Stems stems, int most) {
        text = plain.toCharArray();
        for (int i = 0; i < text.length; i++) {
            text[i] = lower(text[i]);
        }
        this.note = note;
        this.stems = stems;
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

    /** Where the terms of a note go. */
    private record Note(NoteTerms known, TermList terms) {}

    /** Adds the terms of a note's text, each Chinese character also alone, so that a query of one character finds something. */
    static void ofNote(String plain, NoteTerms known, TermList terms) {
        new Analysis(plain, new Note(known, terms), known.stemmer(), Integer.MAX_VALUE).terms();
    }

    /** The terms of a query, about so many at most. */
    static List<Term> ofQuery(String plain, int most) {
        return new Analysis(plain, null, new Stems(), most).terms();
    }

    static boolean isHan(char c) {
        return c >= 0x2e80 && Character.isIdeographic(c);
    }

    private List<Term> terms() {
        int at = 0;
        while (at < text.length && terms.size() < most) {
            int start = at;
            if (isHan(text[at])) {
                while (at < text.length && isHan(text[at])) {
                    at++;
                }
                addHan(start, at);
            } else if (isWord(text[at])) {
                boolean parts = false;
                while (at < text.length && (isWord(text[at]) || isInside(at))) {
                    parts |= !isWord(text[at]);
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
            if (note != null) {
                add(text, i, i + 1, 1, i);
            }
            position++;
        }
    }

    private void addWord(int start, int end) {
        List<int[]> parts = new ArrayList<>();
        int from = start;
        for (int i = start; i <= end; i++) {
            if (i == end || !isWord(text[i])) {
                boolean possessive = i - from == 1 && from > start && text[from - 1] == '\'' && text[from] == 's';
                if (i > from && !possessive) {
                    parts.add(new int[] {from, i});
                }
                from = i + 1;
            }
        }
        if (parts.size() > 1) {
            StringBuilder whole = new StringBuilder();
            for (int[] part : parts) {
                whole.append(text, part[0], part[1] - part[0]);
            }
            add(whole.toString().toCharArray(), 0, whole.length(), parts.size(), start);
        }
        for (int[] part : parts) {
            add(text, part[0], part[1], 1, part[0]);
            position++;
        }
    }

    private void add(char[] written, int from, int to, int parts, int start) {
        if (note != null) {
            note.terms().add(note.known().word(written, from, to));
        } else {
            String surface = new String(written, from, to - from);
            terms.add(new Term(surface, stems.of(surface), position, parts, start));
        }
    }

    private static char lower(char c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
        }
        return Character.toLowerCase(c);
    }

    private static boolean isWord(char c) {
        return c < 0x80 ? (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') : Character.isLetterOrDigit(c) && !isHan(c);
    }

    /** Whether the sign at {@code i} joins what stands on its sides to one word: {@code d_k}, {@code F.silu}, {@code don't}. */
    private boolean isInside(int i) {
        char c = text[i];
        return (c == '_' || c == '.' || c == '\'') && i + 1 < text.length && i > 0 && isWord(text[i + 1]);
    }
}
