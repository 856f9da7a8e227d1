package dev.qkv.notes.foreign;

import dev.qkv.notes.Blocks;
import dev.qkv.notes.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.BulletList;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/** Marks that labelled choices bear themselves: a sign or word at the end, or bold and coloured letters that the others have not. */
final class Marks {
    private static final Pattern SAID = Pattern.compile(
            "(?:\\s*(?:[✅✔☑✓]\\uFE0F?|[*_]{0,3}(?:[(（\\[【]|<!--)?\\s*(?:\\*\\s*)?(?:correct(?: answer| choice| option)?|right answer|the answer|answer"
                    + "|正确(?:答案)?|正解|정답|correct[ao]|respuesta correcta|resposta correta|certa|richtig(?:e antwort)?|bonne r[ée]ponse"
                    + "|правильн\\p{L}+(?: ответ)?|верно|верный|corretta|risposta corretta|doğru(?: cevap)?|đúng)\\s*(?:[)）\\]】]|-->)?[*_]{0,3}))\\s*$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** Of each word above that is ASCII the beginning. */
    private static final List<String> SAYING = List.of("correct", "corret", "answer", "certa", "richtig", "bonne");

    private static final Pattern BRACKET = Pattern.compile("[(（\\[【←✅✔☑✓]|<!--|[-–—*_]{1,3}\\s*$");
    private static final Pattern BOLD = Pattern.compile("^(?:\\*\\*|__)(.+?)(?:\\*\\*|__)[.。]?$", Pattern.DOTALL);
    private static final Pattern COLOUR =
            Pattern.compile("</?(?:font|mark|u|b|strong|span)(?:\\s[^>]{0,80})?>|==", Pattern.CASE_INSENSITIVE);

    /** Of a choice that is wrong, where the right ones have a mark. */
    private static final Pattern WRONG = Pattern.compile("(?<=\\S)\\s*[❌✗✘✖❎]\\uFE0F?\\s*$");

    private static final String RIGHT = "✅✔☑✓";
    private static final char FIRST_SIGN = '☑';
    private static final Opening FRONT = new Opening(Pattern.compile("(?:[✅✔☑✓❌✗✘✖❎]\\uFE0F?\\s*)(?=\\S)"), false);
    private static final Pattern SIGN = Pattern.compile("[✅✔☑✓]\\uFE0F?\\s*$");
    private static final int LONGEST_BULLET = 120;

    private Marks() {}

    /** The items without their marks; where no item or every item has one, as they are. */
    static List<Options.Item> of(List<Options.Item> items) {
        List<Options.Item> said = new ArrayList<>();
        List<Options.Item> bold = bold(items);
        List<Options.Item> coloured = new ArrayList<>();
        for (Options.Item item : items) {
            said.add(said(item));
            boolean tags = item.text().indexOf('<') >= 0 || item.text().contains("==");
            String plain = (tags ? COLOUR.matcher(item.text()).replaceAll("") : item.text()).strip();
            coloured.add(plain.equals(item.text()) ? item : marked(item, plain));
        }
        List<Options.Item> front = inFront(items);
        if (some(front)) {
            return front;
        }
        if (allJudged(said)) {
            said.replaceAll(item ->
                    new Options.Item(item.label(), WRONG.matcher(item.text()).replaceFirst(""), item.marked()));
            return said;
        }
        for (List<Options.Item> tried : List.of(said, bold, coloured)) {
            long marks = tried.stream().filter(Options.Item::marked).count();
            if (marks > 0 && marks * 2 <= tried.size()) {
                return tried;
            }
        }
        return items;
    }

    /** The same where bold may mark any number but all. */
    static List<Options.Item> most(List<Options.Item> items) {
        List<Options.Item> marked = of(items);
        return some(marked) ? marked : bold(items);
    }

    /** Whether some items are marked, and some are not. */
    static boolean some(List<Options.Item> items) {
        long marks = items.stream().filter(Options.Item::marked).count();
        return marks > 0 && marks < items.size();
    }

    /** Whether a text begins with a sign that judges it. */
    static boolean isJudged(String text) {
        return !text.isEmpty() && text.charAt(0) >= FIRST_SIGN && FRONT.opens(text);
    }

    /** The items without the signs that they begin with; unmarked where none begins with one that says right. */
    private static List<Options.Item> inFront(List<Options.Item> items) {
        if (items.stream().noneMatch(item -> isJudged(item.text()))) {
            return items;
        }
        return items.stream().map(Marks::inFront).toList();
    }

    /** An item without the sign that its text begins with. */
    static Options.Item inFront(Options.Item item) {
        int sign = isJudged(item.text()) ? FRONT.length(item.text()) : 0;
        return sign == 0
                ? item
                : new Options.Item(
                        item.label(),
                        item.text().substring(sign),
                        item.marked() || RIGHT.indexOf(item.text().charAt(0)) >= 0);
    }

    private static List<Options.Item> bold(List<Options.Item> items) {
        List<Options.Item> bold = new ArrayList<>();
        for (Options.Item item : items) {
            Matcher whole =
                    item.text().startsWith("**") || item.text().startsWith("__") ? BOLD.matcher(item.text()) : null;
            bold.add(whole != null && whole.matches() ? marked(item, whole.group(1)) : item);
        }
        return bold;
    }

    /** Items without labels right below a question, the right ones marked by a sign at the end; null for none. */
    static Options.@Nullable Group bullets(List<Piece> blocks, SourceText source) {
        int at = 0;
        while (at < blocks.size() && blocks.get(at).is(Piece.Kind.CODE)) {
            at++;
        }
        if (at >= blocks.size()
                || !blocks.get(at).is(Piece.Kind.LIST)
                || !(blocks.get(at).node() instanceof BulletList list)) {
            return null;
        }
        List<Options.Item> items = new ArrayList<>();
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            items.add(new Options.Item(
                    "", Blocks.source(Blocks.children(item), source).strip(), false));
        }
        boolean brief = items.stream()
                .allMatch(item ->
                        item.text().length() <= LONGEST_BULLET && item.text().indexOf('\n') < 0);
        List<Options.Item> marked = of(items);
        boolean signs =
                items.stream().anyMatch(item -> SIGN.matcher(item.text()).find());
        return brief && signs && items.size() >= 2 && marked.stream().anyMatch(Options.Item::marked)
                ? new Options.Group(marked, false, at, at + 1)
                : null;
    }

    /** Whether each choice bears a mark, and not all the same. */
    private static boolean allJudged(List<Options.Item> items) {
        long right = items.stream().filter(Options.Item::marked).count();
        return right > 0
                && right < items.size()
                && items.stream()
                        .allMatch(item ->
                                item.marked() || WRONG.matcher(item.text()).find());
    }

    private static Options.Item said(Options.Item item) {
        Matcher mark = SAID.matcher(item.text());
        if (!maySay(item.text()) || !mark.find() || mark.start() == 0) {
            return item;
        }
        // a word in brackets or behind a dash is a mark; the last word of a sentence is none
        String before = item.text().substring(0, mark.start());
        boolean marks = BRACKET.matcher(mark.group()).find() || before.matches("(?s).*[-–—←]\\s*$");
        return marks ? marked(item, before.replaceFirst("\\s*[-–—←*_]+\\s*$", "")) : item;
    }

    /** False for a text in ASCII that has none of the words of a mark. */
    private static boolean maySay(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return true;
            }
        }
        String lower = text.toLowerCase(Locale.ROOT);
        for (String word : SAYING) {
            if (lower.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static Options.Item marked(Options.Item item, String text) {
        return new Options.Item(item.label(), text.strip(), true);
    }
}
