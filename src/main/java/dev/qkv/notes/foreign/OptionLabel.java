package dev.qkv.notes.foreign;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The label that a choice begins with: {@code A.}, {@code (2)}, {@code ③}, {@code iv)}, {@code Option B:}. */
final class OptionLabel {
    /** "Option" as labels and keys spell it. */
    static final String WORDS =
            "option|choice|opci[oó]n|op[cç][aã]o|alternativa|вариант(?: ответа)?|варіант|opzione|möglichkeit|seçenek"
                    + "|lựa chọn|phương án|pilihan|opsi|wariant|možnost|optie|alternativ|الخيار";

    private static final Opening LABEL = new Opening(
            Pattern.compile(
                    "^[*_`(（\\[]{0,3}(?:(?iu:" + WORDS + ")\\s|选项\\s?|選項\\s?|選択肢\\s?)?"
                            + "([IVX]{2,4}|[ivx]{2,4}|[\\p{L}\\p{N}①-⑳])[*_`]{0,2}\\s*(?:[:：.．)）\\]、](?!\\.)|\\s[-–]\\s|(?<=[①-⑳]))[*_`]{0,2}(?:\\s+|(?=\\S))"),
            false);
    /** Japanese labels stand before a blank alone. */
    private static final Opening KANA = new Opening(Pattern.compile("^([アイウエオカキク])[\\s\\u3000]+(?=\\S)"), false);

    private static final String KANA_ROW = "アイウエオカキク";
    private static final List<String> ROMAN = List.of("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X");

    private OptionLabel() {}

    /** The label at the beginning of a text, its letter or number the first group; null for none. */
    static @Nullable Matcher at(String text) {
        Matcher matcher = LABEL.at(text);
        return matcher == null ? KANA.at(text) : matcher;
    }

    /** Whether choices have Roman numbers. */
    static boolean isRoman(List<Options.Item> items) {
        return items.size() > 1 && items.get(1).label().equals(ROMAN.get(1));
    }

    /** Whether a row of labels, all different, begins as its script does and leaves nothing out, as far as that is known. */
    static boolean runs(List<Options.Item> items) {
        if (isRoman(items)) {
            for (int i = 0; i < items.size(); i++) {
                if (i >= ROMAN.size() || !items.get(i).label().equals(ROMAN.get(i))) {
                    return false;
                }
            }
            return true;
        }
        String first = items.get(0).label();
        if (KANA_ROW.indexOf(first.charAt(0)) >= 0) {
            StringBuilder row = new StringBuilder();
            items.forEach(item -> row.append(item.label()));
            return KANA_ROW.startsWith(row.toString());
        }
        // Arabic and Japanese rows leave letters out
        if (first.codePointAt(0) >= 0x80) {
            return true;
        }
        for (int i = 1; i < items.size(); i++) {
            if (items.get(i).label().codePointAt(0) != items.get(i - 1).label().codePointAt(0) + 1) {
                return false;
            }
        }
        return "A1".contains(first);
    }
}
