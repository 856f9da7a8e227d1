package dev.qkv.notes.foreign;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.node.Node;
import org.commonmark.node.StrongEmphasis;

/** Choices that are no list: lines of a paragraph, rows of a table. */
final class OptionLines {
    private static final Pattern BREAK = Pattern.compile("[ \\t]*</?br\\s*/?>[ \\t]*\\n?", Pattern.CASE_INSENSITIVE);

    private OptionLines() {}

    /** Adds the lines of a paragraph where each has a label: A, B, C may go on from the paragraph before. */
    static boolean add(String paragraph, List<Options.Item> into) {
        List<Options.Item> items = new ArrayList<>();
        for (String line : lines(paragraph)) {
            Options.Item item = item(line);
            if (item.label().isEmpty()) {
                return false;
            }
            items.add(item);
        }
        if (into.size() >= 2 && Options.isRow(into)) {
            List<Options.Item> longer = new ArrayList<>(into);
            longer.addAll(items);
            if (!Options.isRow(longer)) {
                return false;
            }
        }
        into.addAll(items);
        return true;
    }

    /** A tag that breaks a line does so with or without a line break of the source. */
    static String[] lines(String text) {
        String broken = text.indexOf("<br") < 0 ? text : BREAK.matcher(text).replaceAll("\n");
        return broken.split("\n", -1);
    }

    private static Options.Item item(String line) {
        String text = line.strip();
        // a hard line break
        return Options.labelled(text.endsWith("\\") ? text.substring(0, text.length() - 1) : text);
    }

    /** The rows of a table whose first cell is a label. */
    static List<Options.Item> rows(TableBlock table, String source) {
        List<Options.Item> items = new ArrayList<>();
        String[] lines = source.split("\n", -1);
        Node body = table.getLastChild();
        if (!(body instanceof TableBody)) {
            return items;
        }
        if (lines.length < 4) {
            return columns(table, body);
        }
        int line = 2;
        for (Node row = body.getFirstChild(); row != null && line < lines.length; row = row.getNext(), line++) {
            Node label = row.getFirstChild();
            Node text = label == null ? null : label.getNext();
            if (label == null
                    || text == null
                    || (text.getNext() != null && !Inline.plain(text.getNext()).isEmpty())) {
                return List.of();
            }
            String name = Inline.plain(label);
            boolean coloured = lines[line].contains("<font") || lines[line].contains("<mark");
            String words = Inline.markdown(text.getFirstChild(), null);
            items.add(
                    name.length() == 1 && !words.isEmpty()
                            ? new Options.Item(KeyText.label(name), words, coloured)
                            : new Options.Item("", words, false));
        }
        return items.stream().allMatch(Options.Item::marked)
                ? items.stream()
                        .map(item -> new Options.Item(item.label(), item.text(), false))
                        .toList()
                : items;
    }

    /** The cells of a table's only row, where each stands below a label. */
    private static List<Options.Item> columns(TableBlock table, Node body) {
        List<Options.Item> items = new ArrayList<>();
        Node head = table.getFirstChild().getFirstChild();
        Node label = head == null ? null : head.getFirstChild();
        Node row = body.getFirstChild();
        Node cell = row == null ? null : row.getFirstChild();
        for (; label != null && cell != null; label = label.getNext(), cell = cell.getNext()) {
            String name = Inline.plain(label).replaceAll("[().:：（）]", "");
            String words = Inline.markdown(cell.getFirstChild(), null);
            if (name.length() != 1 || words.isEmpty()) {
                return List.of();
            }
            boolean bold =
                    cell.getFirstChild() instanceof StrongEmphasis && cell.getFirstChild() == cell.getLastChild();
            items.add(new Options.Item(KeyText.label(name), words, bold));
        }
        return items.stream().allMatch(Options.Item::marked) ? List.of() : items;
    }

    /** Whether a table is one of choices of which some are coloured: it belongs to a question. */
    static boolean isKeyed(Piece piece) {
        List<Options.Item> items = piece.node() instanceof TableBlock table ? rows(table, piece.markdown()) : List.of();
        return Options.isRow(items) && items.stream().anyMatch(Options.Item::marked);
    }

    /** Whether two lines follow each other that have labels. */
    static boolean begins(String text) {
        if (text.indexOf('\n') < 0 && text.indexOf("<br") < 0) {
            return false;
        }
        String[] lines = lines(text);
        return lines.length > 1 && Options.isRow(List.of(item(lines[0]), item(lines[1])));
    }

    /** A paragraph in which a question, its choices and the answer follow each other line by line, as one piece for each of these. */
    static List<Piece> apart(Piece piece) {
        String[] lines = lines(piece.markdown());
        if (piece.is(Piece.Kind.CODE) || lines.length < 2 || lines.length > Options.MOST * 2) {
            return List.of(piece);
        }
        for (int start = 0; start < lines.length; start++) {
            int end = end(lines, start);
            if (end > start && (start > 0 || end < lines.length)) {
                List<Piece> pieces = new ArrayList<>();
                part(piece, lines, 0, start, pieces);
                part(piece, lines, start, end, pieces);
                part(piece, lines, end, lines.length, pieces);
                return pieces;
            }
        }
        return List.of(piece);
    }

    /** Where the choices end that begin with a line; that line where none do. */
    private static int end(String[] lines, int start) {
        int end = start;
        while (end < lines.length && Boxes.opens(lines[end])) {
            end++;
        }
        if (end > start) {
            return end >= start + 2 ? end : start;
        }
        List<Options.Item> items = new ArrayList<>();
        int row = OptionRow.end(lines, start, items);
        if (row > start) {
            return row;
        }
        Set<String> seen = new HashSet<>();
        while (end < lines.length && Labels.answerStart(lines[end]) == 0) {
            Options.Item item = item(lines[end]);
            if (item.label().isEmpty() || !seen.add(item.label())) {
                // one that comes again says which is right
                break;
            }
            items.add(item);
            end++;
        }
        return Options.isRow(items) ? end : start;
    }

    private static void part(Piece piece, String[] lines, int from, int to, List<Piece> into) {
        if (from < to) {
            String text = String.join("\n", List.of(lines).subList(from, to)).strip();
            into.add(new Piece(
                    Piece.Kind.PARAGRAPH,
                    null,
                    0,
                    Inline.unescaped(text.replace("*", "")),
                    text,
                    piece.items(),
                    false,
                    false,
                    Math.min(piece.lastLine(), piece.line() + from),
                    piece.lastLine()));
        }
    }
}
