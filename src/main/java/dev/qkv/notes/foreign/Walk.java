package dev.qkv.notes.foreign;

import dev.qkv.markdown.Admonition;
import dev.qkv.notes.Blocks;
import dev.qkv.notes.SourceText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/** Lays a document's blocks out in a row, as often as asked; lists are entered or kept whole. */
final class Walk {
    static final int MAX_PLAIN = 4_000;
    private static final int FEWEST_NAMES = 3;

    private static final String CLOSE = "</details>";
    private static final List<String> BEFORE_CLOSE = List.of("</b>", "</p>", "</div>");

    private final Node document;
    private final SourceText source;
    /** A block is the same piece in every row. */
    private final IdentityHashMap<Node, List<Piece>> laid = new IdentityHashMap<>();

    private Predicate<ListBlock> enter = list -> true;
    private List<Piece> pieces = new ArrayList<>();

    Walk(Node document, SourceText source) {
        this.document = document;
        this.source = source;
    }

    /** @param enter which lists are taken apart into the blocks of their items */
    List<Piece> row(Predicate<ListBlock> enter) {
        this.enter = enter;
        pieces = new ArrayList<>();
        children(document, 0, false);
        return named(pieces);
    }

    /** A summary that says the same each time names the answers, whatever its words: {@code How to answer}, {@code Klick!}. */
    private static List<Piece> named(List<Piece> pieces) {
        Map<String, Integer> counts = new HashMap<>();
        int[] headings = new int[7];
        int summaries = 0;
        for (Piece piece : pieces) {
            headings[piece.level()]++;
            if (piece.is(Piece.Kind.SUMMARY)) {
                counts.merge(piece.plain(), 1, Integer::sum);
                summaries++;
            }
        }
        // far fewer than the headings of a level, they are parts of some answers
        headings[0] = 0;
        int questions = Arrays.stream(headings).max().orElse(0);
        int all = summaries;
        counts.values().removeIf(count -> count < FEWEST_NAMES || count * 2 <= all || count * 2 < questions);
        if (counts.isEmpty()) {
            return pieces;
        }
        List<Piece> named = new ArrayList<>(pieces);
        named.replaceAll(piece -> piece.is(Piece.Kind.SUMMARY) && counts.containsKey(piece.plain())
                ? new Piece(
                        piece.kind(),
                        piece.node(),
                        0,
                        Labels.ANSWER_NAME,
                        Labels.ANSWER_NAME,
                        piece.items(),
                        piece.leads(),
                        piece.numbered(),
                        piece.line(),
                        piece.lastLine())
                : piece);
        return named;
    }

    private void children(Node parent, int items, boolean numbered) {
        boolean first = parent instanceof ListItem;
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            if (child.getSourceSpans().isEmpty() && !(child instanceof ListBlock)) {
                // the mark of a task
                continue;
            }
            block(child, items, first, numbered);
            first = false;
        }
    }

    private void block(Node node, int items, boolean leads, boolean numbered) {
        if (node instanceof ListBlock list) {
            list(list, items, leads, numbered);
            return;
        }
        Callout box = Callout.at(node, source);
        if (box != null && (box.role() != Callout.Role.ASIDE || node instanceof Admonition)) {
            box(box, node, items, leads, numbered);
            return;
        }
        List<Piece> known = laid.get(node);
        if (known != null) {
            pieces.addAll(known);
            return;
        }
        int from = pieces.size();
        leaf(node, items, leads, numbered);
        laid.put(node, List.copyOf(pieces.subList(from, pieces.size())));
    }

    private void box(Callout box, Node node, int items, boolean leads, boolean numbered) {
        boolean answers = box.role() == Callout.Role.ANSWERS;
        boolean ends = node instanceof Admonition end ? !end.isOpen() : true;
        boolean holds =
                ends && (answers || (box.role() == Callout.Role.ASKS && box.holdsAnswer(node.getNext(), source)));
        if (holds) {
            part(Piece.Kind.DETAILS_OPEN, "", node, items, false, false);
        }
        if (!box.title().isEmpty() && box.role() == Callout.Role.ASIDE) {
            part(Piece.Kind.PARAGRAPH, "**" + box.title() + "**", node, items, leads, numbered);
        } else if (!box.title().isEmpty()) {
            part(Piece.Kind.SUMMARY, box.title(), node, items, leads, numbered);
        }
        if (!box.rest().isEmpty()) {
            part(Piece.Kind.PARAGRAPH, box.rest(), node, items, false, false);
        }
        for (Node child = box.body(); child != null; child = child.getNext()) {
            block(child, items, false, numbered);
        }
        if (holds) {
            part(Piece.Kind.DETAILS_CLOSE, "", node, items, false, false);
        }
    }

    /** A piece that is not a whole block. */
    private void part(Piece.Kind kind, String text, Node of, int items, boolean leads, boolean numbered) {
        String plain = cut(Inline.unescaped(text.replace("*", "")));
        pieces.add(new Piece(kind, null, 0, plain, text, items, leads, numbered, Blocks.line(of), Blocks.lastLine(of)));
    }

    private static boolean startsTag(Node paragraph) {
        return paragraph.getFirstChild() instanceof Text text
                && text.getLiteral().startsWith("<");
    }

    /** Lays out the questions that a tag of MDX holds; false where it holds none. */
    private boolean quiz(Node node, String text, int items) {
        List<JsxQuestion> questions = JsxQuestion.mayBe(text) ? JsxQuestion.of(text) : List.of();
        for (JsxQuestion question : questions) {
            if (!question.question().isEmpty()) {
                part(Piece.Kind.DETAILS_OPEN, "", node, items, false, false);
                part(Piece.Kind.SUMMARY, question.question(), node, items, false, false);
            }
            part(Piece.Kind.PARAGRAPH, question.choices(), node, items, false, false);
            if (!question.reason().isEmpty()) {
                part(Piece.Kind.PARAGRAPH, question.reason(), node, items, false, false);
            }
            if (!question.question().isEmpty()) {
                part(Piece.Kind.DETAILS_CLOSE, "", node, items, false, false);
            }
        }
        return !questions.isEmpty();
    }

    private void list(ListBlock list, int items, boolean leads, boolean numbered) {
        if (enter.test(list)) {
            for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
                children(item, items + 1, list instanceof OrderedList);
            }
        } else {
            add(Piece.Kind.LIST, list, 0, "", items, leads, numbered);
        }
    }

    private void leaf(Node node, int items, boolean leads, boolean numbered) {
        if (node instanceof Heading heading) {
            int within = items == 0 && fellOut(heading) ? 1 : items;
            add(Piece.Kind.HEADING, node, heading.getLevel(), Inline.plain(node), within, leads, numbered);
        } else if (node instanceof Paragraph && startsTag(node) && quiz(node, Source.of(node, source), items)) {
            // a question with its choices
        } else if (node instanceof Paragraph) {
            String plain = Inline.plain(node);
            // kramdown attaches attributes to the block above by such a line
            if (!plain.startsWith("{:") || !plain.endsWith("}") || plain.indexOf('\n') >= 0) {
                add(Piece.Kind.PARAGRAPH, node, 0, plain, items, leads, numbered);
            }
        } else if (node instanceof HtmlBlock html && quiz(node, html.getLiteral(), items)) {
            // the same
        } else if (node instanceof HtmlBlock html) {
            for (HtmlParts.Part part : HtmlParts.of(html.getLiteral())) {
                int line = Blocks.line(node) + part.offset();
                String text = part.text();
                String marks = part.level() == 0 ? "" : "#".repeat(part.level()) + " ";
                pieces.add(new Piece(
                        part.kind(),
                        null,
                        part.level(),
                        Inline.unescaped(cut(text)),
                        marks + text,
                        items,
                        leads,
                        numbered,
                        line,
                        Math.max(line, Blocks.lastLine(node))));
            }
        } else if (node instanceof FencedCodeBlock || node instanceof IndentedCodeBlock) {
            add(Piece.Kind.CODE, node, 0, "", items, leads, numbered);
        } else if (node instanceof BlockQuote) {
            add(Piece.Kind.QUOTE, node, 0, "", items, leads, numbered);
        } else if (node instanceof TableBlock table) {
            List<Piece> rows = QuestionTable.rows(table, items);
            if (rows.isEmpty()) {
                add(Piece.Kind.TABLE, node, 0, "", items, leads, numbered);
            }
            pieces.addAll(rows);
        } else if (node instanceof ThematicBreak) {
            add(Piece.Kind.RULE, node, 0, "", items, leads, numbered);
        }
        // link definitions leave no trace
    }

    /** Whether a heading was written for the item above it, with too little indentation; one column is a slip. */
    private boolean fellOut(Heading heading) {
        Node before = heading;
        while (before != null && isIndented(before)) {
            do {
                before = before.getPrevious();
            } while (before != null && !(before instanceof Heading) && !(before instanceof ListBlock));
            if (before instanceof ListBlock) {
                return true;
            }
        }
        return false;
    }

    private boolean isIndented(Node block) {
        return source.line(Blocks.line(block)).startsWith("  ");
    }

    private void add(Piece.Kind kind, Node node, int level, String plain, int items, boolean leads, boolean numbered) {
        String markdown = kind == Piece.Kind.QUOTE ? Blocks.source(List.of(node), source) : Source.of(node, source);
        if (kind == Piece.Kind.PARAGRAPH || kind == Piece.Kind.LIST) {
            String kept = Outline.withoutProperties(markdown);
            if (kept.isEmpty() && !markdown.isEmpty()) {
                return;
            }
            markdown = kept;
        }
        int closed = 0;
        if (markdown.contains(CLOSE) && !(node instanceof FencedCodeBlock)) {
            // a closing tag right below a list or paragraph is read as a part of it
            for (int at = markdown.indexOf(CLOSE); at >= 0; at = markdown.indexOf(CLOSE, at + 1)) {
                closed++;
            }
            markdown = withoutClosing(markdown);
        }
        pieces.add(new Piece(
                kind,
                node,
                level,
                cut(plain),
                markdown,
                items,
                leads,
                numbered,
                Blocks.line(node),
                Blocks.lastLine(node)));
        for (; closed > 0; closed--) {
            pieces.add(new Piece(
                    Piece.Kind.DETAILS_CLOSE,
                    null,
                    0,
                    "",
                    "",
                    items,
                    false,
                    false,
                    Blocks.lastLine(node),
                    Blocks.lastLine(node)));
        }
    }

    /** Without the tags that close details, and those and the blanks before each. */
    private static String withoutClosing(String markdown) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (int at = markdown.indexOf(CLOSE); at >= 0; at = markdown.indexOf(CLOSE, from)) {
            text.append(markdown, from, at);
            int kept = text.length();
            for (int end = -1; end != kept; ) {
                end = kept;
                while (kept > 0 && Character.isWhitespace(text.charAt(kept - 1))) {
                    kept--;
                }
                for (String tag : BEFORE_CLOSE) {
                    int start = kept - tag.length();
                    kept = start >= 0 && text.substring(start, kept).equals(tag) ? start : kept;
                }
            }
            text.setLength(kept);
            from = at + CLOSE.length();
        }
        return text.append(markdown.substring(from)).toString();
    }

    private static String cut(String text) {
        return text.length() <= MAX_PLAIN ? text : text.substring(0, MAX_PLAIN);
    }
}
