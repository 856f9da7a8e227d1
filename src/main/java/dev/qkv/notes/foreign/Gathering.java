package dev.qkv.notes.foreign;

import dev.qkv.notes.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The blocks of one question, gathered until the next begins: which of them ask is told by where the answer is announced. */
final class Gathering {
    private static final int LONGEST_ASKED = 600;
    private static final int LONGEST_LABEL = 300;
    private static final Pattern NUMBER = Pattern.compile("^[^\\d\\n]{0,16}?(\\d{1,4})(?![\\d\\p{L}])");
    private static final String SUMMARY_END = "</summary>";
    private static final Pattern TAGS = Pattern.compile("^</summary>(?:\\s*</?(?:br|b|p)\\s*/?>)*");

    private final Candidate start;
    private final Form form;
    private final int level;
    private final int items;
    private final List<String> section;
    private final String context;
    private final boolean page;
    private final int firstLine;
    private final int number;
    private final String tag;
    private final List<Piece> blocks = new ArrayList<>();
    private final List<String> stated = new ArrayList<>();
    private int lastLine;
    private int answerAt = -1;
    private boolean hard;
    private String key = "";
    /** What a letter called the answer, which is the first choice where {@code B:} follows; null for nothing. */
    private @Nullable Piece lettered;

    /** @param context the question that this one follows up; empty for none @param page whether the whole page is the answer */
    Gathering(Candidate start, Piece piece, List<String> section, String context, boolean page) {
        this.page = page;
        this.context = context;
        this.start = start;
        this.form = start.form();
        this.level = piece.level();
        this.items = piece.items();
        this.section = List.copyOf(section);
        this.firstLine = piece.line();
        this.lastLine = piece.lastLine();
        this.number = number(piece);
        this.tag = start.text().bare() ? Labels.tag(piece.plain()) : "";
        if (!start.rest().isEmpty()) {
            text(start.rest(), piece);
        }
    }

    Form form() {
        return form;
    }

    /** Whether a heading is a part of the answer: one of a lower level, or in the same list item as the heading that asks. */
    boolean holds(Piece heading) {
        return page
                || (level > 0
                        && (heading.level() > level || (items > 0 && heading.items() >= items && !heading.leads())));
    }

    /** How many list items the question stands in. */
    int items() {
        return items;
    }

    /** Of the heading that asks; 0 for other forms. */
    int level() {
        return level;
    }

    /** What stands in brackets behind a bare "Question", such as the language; empty for nothing. */
    String tag() {
        return tag;
    }

    /** In the document, 1-based. */
    int line() {
        return firstLine;
    }

    /** The number before the question; 0 for none. */
    int number() {
        return number;
    }

    /** The same before it is read. */
    static int number(Piece piece) {
        Matcher written = NUMBER.matcher(piece.plain());
        return written.find() ? Integer.parseInt(written.group(1)) : AnswerKey.numberOf(piece);
    }

    /** What the key at the end of the page says. */
    void key(String answer) {
        key = answer;
    }

    /** Whether no answer was announced yet. */
    boolean isUnanswered() {
        return answerAt < 0;
    }

    /** Whether choices stand below the question. */
    boolean hasChoices(SourceText source) {
        return choices(source) != null;
    }

    /** Whether a text says of one of them that it is right. */
    boolean hasChoice(String answer, SourceText source) {
        Options.Group group = choices(source);
        return group != null && !KeyText.announced(answer, group.items()).isEmpty();
    }

    /** The choices below the question; null for none. */
    Options.@Nullable Group choices(SourceText source) {
        return Options.find(blocks, told(), source);
    }

    /** Where the answer begins. */
    private int told() {
        return answerAt < 0 ? blocks.size() : answerAt;
    }

    /** Whether nothing answers the question so far: no text, or choices of which none is right. */
    boolean isOpen() {
        return answerAt < 0
                && stated.isEmpty()
                && (blocks.isEmpty() || blocks.stream().allMatch(Gathering::mayAsk));
    }

    /** Whether a block may belong to what is asked. */
    static boolean mayAsk(Piece piece) {
        return switch (piece.kind()) {
            case LIST, CODE, TABLE, RULE -> true;
            default -> piece.plain().length() <= LONGEST_ASKED;
        };
    }

    /** Whether it is an item of a list with nothing behind it so far. */
    boolean isBareItem() {
        return form.kind() == Form.Kind.ITEM && blocks.isEmpty();
    }

    boolean isEmpty() {
        return blocks.isEmpty();
    }

    /** Whether its line is a bold title that runs on, as others of a row then do; never one that a whole bold line asks. */
    boolean leadsRow() {
        return start.runsOn() || (start.text().numbered() && !start.text().asks());
    }

    /** What follows is the answer; the heading, summary or line that says so may say which choice is right too. */
    void answer(Piece mark) {
        announce(mark.plain(), mark.lastLine());
        String said = BesidesKey.labels(mark);
        if (!said.isEmpty()) {
            blocks.add(paragraph(said, mark));
        }
    }

    private void announce(String label, int line) {
        if (answerAt < 0) {
            answerAt = blocks.size();
        }
        if (label.length() <= LONGEST_LABEL) {
            stated.add(label);
        }
        lastLine = Math.max(lastLine, line);
    }

    void add(Piece piece) {
        if (form.kind() == Form.Kind.DETAILS && answerAt < 0 && !piece.is(Piece.Kind.CODE)) {
            int end = piece.markdown().indexOf(SUMMARY_END);
            if (end >= 0) {
                // the summary goes over several blocks
                lastLine = Math.max(lastLine, piece.lastLine());
                part(piece, piece.markdown().substring(0, end));
                answerAt = blocks.size();
                part(piece, TAGS.matcher(piece.markdown().substring(end)).replaceFirst(""));
                return;
            }
        }
        if (!Options.isText(piece)) {
            one(piece);
            return;
        }
        OptionLines.apart(piece).forEach(this::one);
    }

    /** What was gathered so far stood in the summary that asks. */
    void endSummary() {
        if (form.kind() == Form.Kind.DETAILS && answerAt < 0) {
            answerAt = blocks.size();
        }
    }

    private void part(Piece of, String markdown) {
        String text = markdown.stripIndent().strip();
        if (!text.isEmpty()) {
            blocks.add(paragraph(text, of));
        }
    }

    private void one(Piece piece) {
        lastLine = Math.max(lastLine, piece.lastLine());
        takeBack(piece);
        if (piece.is(Piece.Kind.PARAGRAPH) || piece.is(Piece.Kind.HTML)) {
            int label = label(firstLine(piece.plain()));
            if (label > 0
                    && piece.markdown().startsWith("[")
                    && piece.markdown().contains("](")) {
                // the word is a link to the source of what stands behind it
                if (blocks.isEmpty()) {
                    announce("", piece.lastLine());
                }
                blocks.add(piece);
                return;
            }
            if (label > 0 && label < piece.plain().length()) {
                announce(
                        piece.plain()
                                .substring(
                                        0, Math.min(LONGEST_LABEL, piece.plain().length())),
                        piece.lastLine());
                int before = blocks.size();
                text(BesidesKey.withoutLabel(piece.markdown()), piece);
                lettered = blocks.size() == before + 1 && isFirst(piece) ? piece : null;
                return;
            }
            if (Grade.isLine(piece.plain())) {
                hard |= Grade.isHard(piece.plain());
                return;
            }
            if (Labels.isKey(piece.plain())) {
                stated.add(piece.plain());
            }
        } else if (piece.is(Piece.Kind.LIST)
                && piece.markdown().indexOf('\n') < 0
                && piece.markdown().length() > 2) {
            // the answer is the only item of a list, and called so
            String item = piece.markdown().substring(2).strip();
            if (Labels.answerStart(item.replace("*", "")) > 2) {
                announce("", piece.lastLine());
                text(item, piece);
                return;
            }
        }
        blocks.add(piece);
    }

    private static boolean isFirst(Piece piece) {
        return piece.markdown().startsWith("A:") || piece.markdown().startsWith("A：");
    }

    /** The answer called {@code A:} was a choice where {@code B:} follows. */
    private void takeBack(Piece piece) {
        Piece first = lettered;
        lettered = null;
        if (first != null
                && piece.is(Piece.Kind.PARAGRAPH)
                && piece.markdown().startsWith("B" + first.markdown().charAt(1))) {
            blocks.set(blocks.size() - 1, first);
            stated.remove(stated.size() - 1);
            answerAt = -1;
        }
    }

    private void text(String markdown, Piece from) {
        boolean link = markdown.startsWith("[") && markdown.contains("](");
        int label = link ? 0 : label(firstLine(markdown.replace("*", "")));
        String text = label > 0 ? BesidesKey.withoutLabel(markdown) : markdown;
        if (label > 0 && answerAt < 0) {
            answerAt = blocks.size();
        }
        Piece made = paragraph(text, from);
        List<Piece> parts = OptionLines.apart(made);
        if (parts.size() == 1) {
            blocks.add(made);
        } else {
            parts.forEach(this::one);
        }
    }

    /** A text that is no block of its own. */
    static Piece paragraph(String text, Piece from) {
        return new Piece(
                Piece.Kind.PARAGRAPH, null, 0, text, text, from.items(), false, false, from.line(), from.lastLine());
    }

    private int label(String line) {
        int label = Labels.answerStart(line);
        return label == 0 && form.kind() == Form.Kind.LABEL ? Labels.letterStart(line) : label;
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    Candidate start() {
        return start;
    }

    /** Titles of the chapters it stands in. */
    List<String> section() {
        return section;
    }

    /** The question that it follows up; empty for none. */
    String context() {
        return context;
    }

    /** All below the question's line, in order. */
    List<Piece> blocks() {
        return blocks;
    }

    /** What the lines say that announce an answer or a key. */
    List<String> stated() {
        return stated;
    }

    /** How many blocks stand before the answer; -1 where none was announced. */
    int answerAt() {
        return answerAt;
    }

    /** In the document, 1-based, inclusive. */
    int lastLine() {
        return lastLine;
    }

    /** Whether a line says so. */
    boolean isHard() {
        return hard;
    }

    /** What the key at the end of the page says; empty for nothing. */
    String key() {
        return key;
    }

    /** Puts the choices below the question that stood on its line. */
    void put(String row) {
        blocks.add(0, new Piece(Piece.Kind.PARAGRAPH, null, 0, row, row, items, false, false, firstLine, firstLine));
        answerAt += answerAt < 0 ? 0 : 1;
    }

    /** Takes a block out that turned out to be the question itself. */
    void take(int at) {
        blocks.remove(at);
        answerAt -= answerAt > at ? 1 : 0;
    }
}
