package dev.qkv.notes.foreign;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.commonmark.node.Node;

/**
 * The columns of choices in a table with a question in each row: {@code Answer 1}, {@code Answer 2} …, or one that holds them all, a line each.
 *
 * @param first -1 for none
 * @param count how many columns
 * @param numbers whether the key numbers them
 * @param key the column that says which is right
 */
record ChoiceColumns(int first, int count, boolean numbers, int key) {
    static final ChoiceColumns NONE = new ChoiceColumns(-1, 0, false, -1);

    private static final Set<String> KEYS = Set.of(
            "correct",
            "right",
            "key",
            "correcta",
            "correta",
            "richtig",
            "bonne",
            "правильный",
            "верный",
            "corretta",
            "doğru",
            "正确",
            "正解",
            "정답");

    /** None where no column says which is right. */
    static ChoiceColumns of(List<Node> names) {
        int first = -1;
        int count = 0;
        boolean numbers = false;
        for (int i = 0; i < names.size(); i++) {
            String name = Inline.plain(names.get(i)).strip();
            if (first < 0 && Labels.isChoices(name)) {
                first = i;
                count = 1;
            } else if (first < 0 && i + 1 < names.size() && isNumbered(name, '1') && isNumbered(names, i + 1, '2')) {
                first = i;
                numbers = true;
                count = run(names, i, '1');
            } else if (first < 0 && i + 1 < names.size() && isNumbered(name, 'A') && isNumbered(names, i + 1, 'B')) {
                first = i;
                count = run(names, i, 'A');
            }
        }
        int key = first < 0 ? -1 : key(names, first, count);
        return key < 0 ? NONE : new ChoiceColumns(first, count, numbers, key);
    }

    private static int run(List<Node> names, int from, char label) {
        int count = 0;
        while (from + count < names.size() && isNumbered(names, from + count, (char) (label + count))) {
            count++;
        }
        return count;
    }

    private static int key(List<Node> names, int first, int count) {
        for (int i = names.size() - 1; i >= 0; i--) {
            String name = Inline.plain(names.get(i)).strip();
            if ((i < first || i >= first + count)
                    && (KEYS.contains(name.toLowerCase(Locale.ROOT)) || Labels.isAnswer(name))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isNumbered(List<Node> names, int at, char label) {
        return isNumbered(Inline.plain(names.get(at)).strip(), label);
    }

    /** Whether a name is a word for a choice or an answer with a label behind it. */
    private static boolean isNumbered(String name, char label) {
        int last = name.length() - 1;
        if (last < 1 || Character.toUpperCase(name.charAt(last)) != label) {
            return false;
        }
        String word = name.substring(0, last).strip();
        String lower = word.toLowerCase(Locale.ROOT);
        return Labels.isChoices(word) || Labels.isAnswer(word) || lower.equals("option") || lower.equals("choice");
    }

    boolean isNone() {
        return first < 0;
    }

    /** The choices of a row, a line each; empty for none. */
    String lines(List<Node> cells) {
        if (count == 1) {
            return String.join("\n", OptionLines.lines(QuestionTable.cell(cells, first)));
        }
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            String text = QuestionTable.cell(cells, first + i).replace('\n', ' ');
            if (text.isBlank()) {
                break;
            }
            lines.append(i == 0 ? "" : "\n")
                    .append((char) ('A' + i))
                    .append(". ")
                    .append(text);
        }
        return lines.toString();
    }

    /** A key of one digit as the letter that the choices have. */
    String letter(String told) {
        String key = told.strip();
        return numbers && key.length() == 1 && key.charAt(0) >= '1' && key.charAt(0) < '1' + count
                ? String.valueOf((char) ('A' + key.charAt(0) - '1'))
                : told;
    }
}
