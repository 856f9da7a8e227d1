package dev.qkv.search;

import java.text.Normalizer;

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

    private PlainForm() {}

    static String of(String text) {
        String folded = folded(text);
        StringBuilder plain = new StringBuilder(folded.length() + 16);
        int length = folded.length();
        for (int i = 0; i < length; i++) {
            char c = folded.charAt(i);
            if (c < 0x80) {
                i = ascii(folded, i, c, plain);
            } else if (c == '√') {
                plain.append(" sqrt ");
            } else if (c == '根' && i + 1 < length && folded.charAt(i + 1) == '号') {
                plain.append(" sqrt ");
                i++;
            } else if (c == '∑') {
                plain.append(" sum ");
            } else if (Greek.isLetter(Character.toLowerCase(c))) {
                plain.append(Greek.name(Character.toLowerCase(c)));
            } else if (c == '\u2010' || c == '\u2011' || c == '\u2013') {
                plain.append(joins(folded, i) ? '_' : ' ');
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
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
            case '}', '$', '`', '^', '*' -> plain.append(' ');
            default -> {
                if (isUpper(c) && startsWord(text, i)) {
                    plain.append('_');
                }
                plain.append(c < ' ' || c == 0x7f ? ' ' : c);
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
