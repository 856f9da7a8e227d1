package dev.qkv.notes.foreign;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.StrongEmphasis;
import org.jspecify.annotations.Nullable;

/**
 * A block that could begin a question.
 *
 * @param at its place among the pieces
 * @param markdown the question's line
 * @param runsOn whether bold words are only the beginning of the line, as in {@code **2) Factorial.** Compute it}
 * @param answered whether what follows is called an answer
 * @param rest what stands in the same block after the question's line, Markdown; empty for nothing
 */
record Candidate(Form form, int at, String markdown, String rest, QuestionText text, boolean runsOn, boolean answered) {
    private static final Pattern FILE = Pattern.compile("\\]\\((?!https?:|#)[^)\\s]{0,500}(?:\\.md|/)\\)");
    private static final int NOWHERE = -1;
    private static final int LONGEST_BOLD = 400;
    private static final int LONGEST_TITLE = 80;
    private static final int LONGEST_NUMBERED = 200;

    private static final Pattern NUMBERED = Pattern.compile("\\d{1,3}\\s*[)）.].+");

    /** The candidate that a piece is by itself, wherever it stands; null for none. */
    static @Nullable Candidate of(Piece piece) {
        return switch (piece.kind()) {
            case HEADING -> heading(piece);
            case SUMMARY -> piece.isAside() || piece.plain().isBlank() ? null : whole(Form.DETAILS, piece);
            case ROW -> piece.plain().isBlank() ? null : whole(Form.TABLE, piece);
            case PARAGRAPH -> paragraph(piece);
            default -> null;
        };
    }

    /** The candidate that a piece is among those around it; null for none. */
    static @Nullable Candidate among(List<Piece> pieces, int at) {
        Candidate alone = pieces.get(at).candidate();
        if (alone != null) {
            boolean answered = alone.answered
                    || Answered.isDirectly(pieces, at)
                    || Answered.isWithin(alone.rest)
                    || (alone.form.kind() == Form.Kind.HEADING && Answered.isPosed(pieces, at));
            return new Candidate(alone.form, at, alone.markdown, alone.rest, alone.text, alone.runsOn, answered);
        }
        return pieces.get(at).is(Piece.Kind.PARAGRAPH) && Answered.begins(pieces, at)
                ? plain(pieces.get(at), at)
                : null;
    }

    private static @Nullable Candidate heading(Piece piece) {
        if (piece.plain().isBlank() || piece.isAside()) {
            return null;
        }
        String text = piece.node() == null
                ? piece.markdown().substring(piece.level()).strip()
                : Inline.markdown(piece.node().getFirstChild(), null);
        return make(Form.heading(piece.level()), text, "", piece.numbered() && piece.leads());
    }

    private static @Nullable Candidate paragraph(Piece piece) {
        Node node = piece.node();
        if (node == null || piece.plain().isBlank()) {
            return null;
        }
        if (isContentsLine(node)) {
            return null;
        }
        if (Labels.startsQuestion(piece.plain()) && !Inline.onlyLinks(node)) {
            return firstLine(Form.LABEL, piece, node, null);
        }
        SameLine card = Flashcard.of(piece.markdown());
        if (card != null) {
            Candidate made = make(Form.LABEL, card.question(), card.answer(), false);
            return made == null ? null : made.asking();
        }
        StrongEmphasis bold = Inline.leadingBold(node);
        if (bold != null && !piece.leads()) {
            return bold(piece, node, bold);
        }
        boolean answers = piece.items() > 1 && Labels.answerStart(piece.plain()) > 2;
        if (piece.leads() && (answers || isOption(piece, node) || leadsElsewhere(piece, node))) {
            return null;
        }
        if (piece.leads()) {
            Candidate item = firstLine(Form.ITEM, piece, node, null);
            return item == null || piece.isAside()
                    ? null
                    : new Candidate(
                            item.form,
                            NOWHERE,
                            item.markdown,
                            item.rest,
                            piece.numbered() ? item.text.withNumber() : item.text,
                            false,
                            false);
        }
        if (piece.items() > 0 || !QuestionText.mayHaveNumber(piece.plain())) {
            return null;
        }
        Candidate line = firstLine(Form.NUMBERED, piece, node, null);
        boolean numbered = line != null && line.text.numbered() && (!line.text.bare() || line.text.labelled());
        return line == null || !numbered || line.markdown.length() > LONGEST_NUMBERED ? null : line;
    }

    /** An item with a box, where boxes are for ticking off what one can answer; null where it asks nothing. @param told whether text comes below it */
    static @Nullable Candidate ticked(Piece piece, int at, boolean told) {
        Node node = piece.node();
        if (node == null || piece.plain().isBlank() || (!told && isContentsLine(node))) {
            return null;
        }
        Candidate item = firstLine(Form.ITEM, piece, node, null);
        return item == null || !item.likely()
                ? null
                : new Candidate(item.form, at, item.markdown, item.rest, item.text, false, false);
    }

    /** A paragraph without any mark of a question, which an answer shows to be one. */
    private static @Nullable Candidate plain(Piece piece, int at) {
        Node node = piece.node();
        // marks that go around a label say nothing about the question
        String text = node != null && piece.markdown().startsWith("**")
                ? Inline.markdown(node.getFirstChild(), null)
                : piece.markdown();
        Candidate made = make(Form.ANSWERED, text, "", false);
        return made == null ? null : new Candidate(made.form, at, made.markdown, "", made.text, false, true);
    }

    /** The same without the number that only the row of headings shows to be one. */
    Candidate counted() {
        QuestionText line =
                QuestionText.of(markdown.substring(Counted.digits(markdown)).strip());
        return saysSomething(line.text())
                ? new Candidate(form, at, markdown, rest, line.withNumber(), runsOn, answered)
                : this;
    }

    /** The same without a tag that the question begins with. @param tag its length */
    Candidate without(int tag) {
        QuestionText bare = QuestionText.of(text.text().substring(tag));
        QuestionText line = new QuestionText(
                bare.text(), text.numbered(), text.labelled(), bare.bare(), text.hard() || bare.hard());
        return saysSomething(line.text()) ? new Candidate(form, at, markdown, rest, line, runsOn, answered) : this;
    }

    /** The same with the answer behind it. */
    Candidate told(SameLine line) {
        Candidate made = make(form, line.question(), line.answer(), text.numbered());
        return made == null ? this : new Candidate(form, at, made.markdown, made.rest, made.text, runsOn, true);
    }

    /** The same as a question, which the text below shows it to be. */
    Candidate asking() {
        return new Candidate(form, at, markdown, rest, text, runsOn, true);
    }

    /** Whether it is a heading with the number of a section. */
    boolean isSection() {
        return form.kind() == Form.Kind.HEADING && QuestionText.hasSectionNumber(markdown);
    }

    /** Whether it looks like a question in a place such as this, or has what is called an answer. */
    boolean likely() {
        return answered || (form.kind() == Form.Kind.ITEM ? text.likelyAsItem() : text.likely());
    }

    /** Nothing but a link to another file or folder of the repository. */
    private static boolean leadsElsewhere(Piece piece, Node paragraph) {
        return Inline.onlyLinks(paragraph) && FILE.matcher(piece.markdown()).find();
    }

    /** An item with a box before it or a letter for a label. */
    static boolean isOption(Piece piece, Node paragraph) {
        String plain = piece.plain();
        String label = plain.startsWith("[") ? "" : Options.labelled(plain).label();
        return paragraph.getPrevious() instanceof TaskListItemMarker
                || (Boxes.opens(plain) && isAmongBoxes(paragraph.getParent()))
                || (!label.isEmpty()
                        && Character.isLetter(label.codePointAt(0))
                        && !Character.isIdeographic(label.codePointAt(0)));
    }

    /** Whether the item before or after has a box too. */
    private static boolean isAmongBoxes(@Nullable Node item) {
        Node before = item == null ? null : item.getPrevious();
        Node after = item == null ? null : item.getNext();
        return (before != null && before.getFirstChild() != null && Boxes.opens(Inline.plain(before.getFirstChild())))
                || (after != null && after.getFirstChild() != null && Boxes.opens(Inline.plain(after.getFirstChild())));
    }

    /** A link into the page itself. */
    private static boolean isContentsLine(Node paragraph) {
        return Inline.onlyLinks(paragraph) && hasLinkWithin(paragraph);
    }

    private static boolean hasLinkWithin(Node paragraph) {
        for (Node node = paragraph.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Link link && link.getDestination().indexOf('#') >= 0) {
                return true;
            }
        }
        return false;
    }

    /** A bold line that is not a label such as {@code **Advantages:**}. */
    private static @Nullable Candidate bold(Piece piece, Node node, StrongEmphasis bold) {
        Node end = Inline.lineEnd(bold);
        String after = Inline.markdown(bold.getNext(), end);
        SameLine told = SameLine.of(piece, node);
        if (told != null) {
            return make(Form.BOLD, told.question(), told.answer(), false);
        }
        String words = Inline.plain(bold);
        boolean labelled = words.endsWith(":") || words.endsWith("：") || after.startsWith(":") || after.startsWith("：");
        boolean numbers =
                words.length() <= LONGEST_TITLE && QuestionText.of(words).bare();
        if (numbers && (!after.isBlank() || QuestionText.of(words).labelled())) {
            return firstLine(Form.BOLD, piece, node, bold);
        }
        if (!labelled
                && words.length() <= LONGEST_TITLE
                && NUMBERED.matcher(words).matches()
                && after.codePoints().anyMatch(Character::isLetterOrDigit)
                && !Grade.isBracketed(after)) {
            Candidate line = firstLine(Form.BOLD, piece, node, bold);
            return line == null
                    ? null
                    : new Candidate(line.form, NOWHERE, line.markdown, line.rest, line.text, true, false);
        }
        // difficulty marks and a question mark may follow the bold words, running text may not
        if (labelled
                || words.length() > LONGEST_BOLD
                || (after.codePoints().anyMatch(Character::isLetter) && !Grade.isBracketed(after))
                || Labels.isAside(words)) {
            return null;
        }
        return firstLine(Form.BOLD, piece, node, bold);
    }

    /** @param after the node that must be on the question's line; null for the first */
    private static @Nullable Candidate firstLine(Form form, Piece piece, Node node, @Nullable Node after) {
        Node first = after == null ? node.getFirstChild() : after;
        Node end = first == null ? null : Inline.lineEnd(first);
        String line = Inline.markdown(node.getFirstChild(), end);
        String rest = end == null
                ? ""
                : end instanceof HtmlInline ? Inline.markdown(end, null) : below(piece.markdown(), line);
        Pointer pointer =
                form.kind() == Form.Kind.ITEM && rest.isEmpty() ? Pointer.of(node.getFirstChild(), end) : null;
        if (pointer != null) {
            return make(form, pointer.question(), pointer.answer(), false);
        }
        SameLine told = SameLine.of(piece, node);
        if (told == null && form.kind() == Form.Kind.LABEL) {
            told = SameLine.lettered(piece.markdown());
        }
        if (told != null) {
            return make(form, told.question(), told.answer(), false);
        }
        if (form.kind() == Form.Kind.ITEM
                && !rest.isEmpty()
                && !QuestionText.of(line).asks()
                && !Answered.isWithin(rest)
                && !OptionLines.begins(rest)) {
            // a long question is wrapped
            line = line + " " + rest.replace('\n', ' ');
            rest = "";
        }
        return make(form, line, rest, false);
    }

    /** The source below the lines that the question's line takes. */
    private static String below(String source, String line) {
        int at = source.indexOf('\n') + 1;
        for (int i = 0; i < line.length() && at > 0; i++) {
            if (line.charAt(i) == '\n') {
                at = source.indexOf('\n', at) + 1;
            }
        }
        return at == 0 ? "" : source.substring(at).strip();
    }

    private static @Nullable Candidate whole(Form form, Piece piece) {
        QuestionText text = QuestionText.of(piece.markdown());
        return !saysSomething(text.text())
                ? null
                : new Candidate(form, NOWHERE, piece.markdown(), "", text, false, false);
    }

    /** Whether words, a number or code stand there, not only signs. */
    private static boolean saysSomething(String markdown) {
        return !CardText.plain(markdown).isBlank() && (saysWord(markdown) || markdown.indexOf('`') >= 0);
    }

    private static boolean saysWord(String markdown) {
        for (int i = 0; i < markdown.length(); ) {
            int c = markdown.codePointAt(i);
            if (Character.isLetterOrDigit(c)) {
                return true;
            }
            i += Character.charCount(c);
        }
        return false;
    }

    private static @Nullable Candidate make(Form form, String line, String rest, boolean numbered) {
        if (line.isBlank() || line.length() > QuestionText.LONGEST) {
            return null;
        }
        QuestionText text = QuestionText.of(line);
        if (!saysSomething(text.text())) {
            return null;
        }
        return new Candidate(form, NOWHERE, line, rest, numbered ? text.withNumber() : text, false, false);
    }
}
