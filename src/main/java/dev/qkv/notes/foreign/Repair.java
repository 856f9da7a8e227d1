package dev.qkv.notes.foreign;

import dev.qkv.markdown.Markdown;
import dev.qkv.notes.Blocks;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/**
 * Parses a document, and once more where its writer forgot to close a code block: one that has the next questions of the page inside is closed before
 * the first of them. Lines keep their places.
 */
final class Repair {
    private static final int MOST = 16;
    private static final int FEWEST = 1;
    private static final Pattern HEADING = Pattern.compile("^ {0,3}(#{2,6})[ \\t]+(.{1,300})$");
    private static final Pattern NUMBER = Pattern.compile("^\\D{0,12}(\\d{1,4})(?!\\d)");
    private static final Pattern FENCE = Pattern.compile("^ {0,3}(`{3,}|~{3,}).*");

    private Repair() {}

    /** @param lines of the document; a forgotten end is written into them */
    static Node parse(List<String> lines) {
        Node document = Markdown.parseDialects(String.join("\n", lines));
        for (int round = 0; round < MOST; round++) {
            if (!closed(document, lines)) {
                break;
            }
            document = Markdown.parseDialects(String.join("\n", lines));
        }
        RunOnLists.apart(document);
        AnswerItems.apart(document);
        return document;
    }

    private static boolean closed(Node document, List<String> lines) {
        List<Node> blocks = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                blocks.add(heading);
            }

            @Override
            public void visit(FencedCodeBlock code) {
                blocks.add(code);
            }
        });
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof FencedCodeBlock code
                    && code.getLiteral().contains("\n#")) {
                int at = firstQuestion(code, blocks.subList(0, i), lines);
                if (at > 0 && close(code, at, lines)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The line, 1-based, of a heading inside the code that goes on where those before it ended; 0 for none. */
    private static int firstQuestion(FencedCodeBlock code, List<Node> before, List<String> lines) {
        int first = Blocks.line(code) + 1;
        int last = Math.min(Blocks.lastLine(code), lines.size());
        for (int line = first; line <= last; line++) {
            Matcher heading = HEADING.matcher(lines.get(line - 1));
            if (heading.matches() && continues(heading.group(1).length(), heading.group(2), before)) {
                return line;
            }
        }
        return 0;
    }

    private static boolean continues(int level, String text, List<Node> before) {
        QuestionText question = QuestionText.of(text);
        int same = 0;
        @Nullable Heading previous = null;
        for (Node node : before) {
            if (node instanceof Heading heading && heading.getLevel() == level) {
                same += QuestionText.of(Inline.plain(heading)).numbered() ? 1 : 0;
                previous = heading;
            }
        }
        if (previous == null || same < FEWEST || !question.numbered()) {
            return false;
        }
        int number = number(text);
        int expected = number(Inline.plain(previous)) + 1;
        return question.labelled() || number == expected;
    }

    private static int number(String text) {
        Matcher number = NUMBER.matcher(text);
        return number.find() ? Integer.parseInt(number.group(1)) : -1;
    }

    /** Ends the code at a line inside that was meant to, else at the empty line before the heading. */
    private static boolean close(FencedCodeBlock code, int heading, List<String> lines) {
        String fence = "`".repeat(3);
        if (code.getFenceCharacter() != null && code.getOpeningFenceLength() != null) {
            fence = code.getFenceCharacter().repeat(code.getOpeningFenceLength());
        }
        for (int line = Blocks.line(code) + 1; line < heading; line++) {
            if (FENCE.matcher(lines.get(line - 1)).matches()) {
                lines.set(line - 1, fence);
                return true;
            }
        }
        if (lines.get(heading - 2).isBlank() && heading - 1 > Blocks.line(code)) {
            lines.set(heading - 2, fence);
            return true;
        }
        return false;
    }
}
