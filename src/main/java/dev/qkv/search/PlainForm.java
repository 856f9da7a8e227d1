package dev.qkv.search;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * Text before it is cut into words, brought to one form in notes and in queries alike: {@code √d_k}, {@code sqrt(dk)} and {@code 根号dk}; TeX and what people
 * type for it; {@code self-attention} and {@code self_attention}; {@code LayerNorm} and {@code layer norm}. What belongs to one word in several parts is joined
 * by underscores, which the analyzer splits and also keeps whole.
 */
final class PlainForm {
    /** TeX commands that only lay out. */
    private static final String LAYOUT =
            " frac dfrac tfrac left right mathrm mathbf mathbb mathcal mathit text textbf textit operatorname quad"
                    + " qquad big Big bigg Bigg bigl bigr begin end cdot cdots ldots dots times top limits displaystyle"
                    + " hat bar tilde overline underline vec aligned cases ";

    /** ASCII characters that become another, or may; letters are looked at apart. */
    private static final boolean[] CHANGED = changed();

    private PlainForm() {}

    private static boolean[] changed() {
        boolean[] changed = new boolean[0x80];
        Arrays.fill(changed, 0, ' ', true);
        changed[0x7f] = true;
        for (char c : "\\-@/{}$`^*".toCharArray()) {
            changed[c] = true;
        }
        return changed;
    }

    static String of(String text) {
        String folded = folded(text);
        int length = folded.length();
        StringBuilder plain = null;
        // what stays as it is is copied in runs, or not at all
        int from = 0;
        for (int i = 0; i < length; i++) {
            char c = folded.charAt(i);
            if (stays(folded, i, c)) {
                continue;
            }
            if (plain == null) {
                plain = new StringBuilder(length + 16);
            }
            plain.append(folded, from, i);
            i = c < 0x80 ? ascii(folded, i, c, plain) : other(folded, i, c, plain);
            from = i + 1;
        }
        return plain == null ? folded : plain.append(folded, from, length).toString();
    }

    private static boolean stays(String text, int i, char c) {
        if (c < 0x80) {
            return isUpper(c) ? !startsWord(text, i) : !CHANGED[c];
        }
        return c >= 0x4e00 && c <= 0x9fff && c != '根';
    }

    /** Appends what a character beyond ASCII becomes, and gives the index of the last character it used. */
    private static int other(String text, int i, char c, StringBuilder plain) {
        if (c == '√') {
            plain.append(" sqrt ");
        } else if (c == '根' && i + 1 < text.length() && text.charAt(i + 1) == '号') {
            plain.append(" sqrt ");
            return i + 1;
        } else if (c == '∑') {
            plain.append(" sum ");
        } else if (Greek.isLetter(Character.toLowerCase(c))) {
            plain.append(Greek.name(Character.toLowerCase(c)));
        } else if (c == '\u2010' || c == '\u2011' || c == '\u2013') {
            plain.append(joins(text, i) ? '_' : ' ');
        } else {
            plain.append(c);
        }
        return i;
    }

    /** Appends what an ASCII character becomes, and gives the index of the last character it used. */
    private static int ascii(String text, int i, char c, StringBuilder plain) {
        switch (c) {
            case '\\' -> {
                return command(text, i, plain);
            }
            case '-', '@', '/' -> plain.append(joins(text, i) ? '_' : ' ');
            case '{' -> {
                char last = plain.length() == 0 ? ' ' : plain.charAt(plain.length() - 1);
                if (last != '_') {
                    plain.append(' ');
                }
            }
            default -> {
                if (isUpper(c)) {
                    plain.append('_').append(c);
                } else {
                    plain.append(' ');
                }
            }
        }
        return i;
    }

    private static int command(String text, int backslash, StringBuilder plain) {
        int end = backslash + 1;
        while (end < text.length() && isLetter(text.charAt(end))) {
            end++;
        }
        String name = text.substring(backslash + 1, end);
        plain.append(' ');
        if (name.equals("binom")) {
            plain.append("C ");
        } else if (!name.isEmpty() && !LAYOUT.contains(" " + name + " ")) {
            plain.append(name);
            if (end < text.length() && text.charAt(end) != '_') {
                plain.append(' ');
            }
        }
        return end - 1;
    }

    /** Whether the sign at {@code i} stands between letters or digits. */
    private static boolean joins(String text, int i) {
        return i > 0 && i + 1 < text.length() && isWord(text.charAt(i - 1)) && isWord(text.charAt(i + 1));
    }

    /** Whether a word in camel case has a part that starts here; parts of one or two letters are none: RoPE, LoRA, ReLU. */
    private static boolean startsWord(String text, int i) {
        if (endsAcronym(text, i)) {
            return true;
        }
        int before = i - 1;
        while (before >= 0 && isLower(text.charAt(before))) {
            before--;
        }
        if (before >= 0 && isUpper(text.charAt(before))) {
            before--;
        }
        int after = i + 1;
        while (after < text.length() && isLetter(text.charAt(after))) {
            after++;
        }
        return i > 0 && isLower(text.charAt(i - 1)) && i - 1 - before >= 3 && after - i >= 3;
    }

    /** Whether an acronym ends before {@code i} and a word of three letters or more starts there: {@code PPOTrainer}, {@code KVCache}. */
    private static boolean endsAcronym(String text, int i) {
        return i >= 2
                && isUpper(text.charAt(i - 1))
                && isUpper(text.charAt(i - 2))
                && i + 3 < text.length()
                && isLower(text.charAt(i + 1))
                && isLower(text.charAt(i + 2))
                && isLower(text.charAt(i + 3));
    }

    /** Width, ligatures, sub- and superscripts, where there is any character that has them. */
    private static String folded(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 && (c < 0x4e00 || c > 0x9fff) && c != '√' && c != '、' && c != '。') {
                return Normalizer.normalize(text, Normalizer.Form.NFKC);
            }
        }
        return text;
    }

    private static boolean isWord(char c) {
        return isLetter(c) || (c >= '0' && c <= '9');
    }

    private static boolean isLetter(char c) {
        return isLower(c) || isUpper(c);
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
