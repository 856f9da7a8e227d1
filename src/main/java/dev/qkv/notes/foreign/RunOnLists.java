package dev.qkv.notes.foreign;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/** Numbered lines right below a paragraph are a list to whoever wrote them; to CommonMark only where the first is number one. */
final class RunOnLists {
    private static final Pattern NUMBERED = Pattern.compile("^\\s*(\\d{1,3})[.)]\\s+(?=\\S)");
    private static final int FEWEST = 2;

    private RunOnLists() {}

    /** Makes a list of every such row of lines below the node. */
    static void apart(Node document) {
        List<Paragraph> paragraphs = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Paragraph paragraph) {
                paragraphs.add(paragraph);
            }
        });
        paragraphs.forEach(RunOnLists::apart);
    }

    private static void apart(Paragraph paragraph) {
        if (paragraph.getSourceSpans().size() <= FEWEST) {
            return;
        }
        List<List<Node>> lines = lines(paragraph);
        if (lines.size() != paragraph.getSourceSpans().size()) {
            return;
        }
        int first = -1;
        int expected = -1;
        for (int i = 1; i < lines.size(); i++) {
            int number = number(lines.get(i));
            if (first < 0 && number >= 0) {
                first = i;
            } else if (number >= 0 && number != expected) {
                return;
            }
            expected = number >= 0 ? number + 1 : expected;
        }
        if (first < 0 || numbers(lines, first) < FEWEST) {
            return;
        }
        List<SourceSpan> spans = List.copyOf(paragraph.getSourceSpans());
        OrderedList list = new OrderedList();
        list.setMarkerStartNumber(number(lines.get(first)));
        list.setSourceSpans(spans.subList(first, spans.size()));
        @Nullable Paragraph into = null;
        for (int i = first; i < lines.size(); i++) {
            if (number(lines.get(i)) >= 0) {
                into = item(list);
                withoutNumber(lines.get(i));
            } else if (into != null) {
                into.appendChild(new SoftLineBreak());
            }
            for (Node node : lines.get(i)) {
                if (into != null) {
                    into.appendChild(node);
                }
            }
            if (into != null) {
                into.addSourceSpan(spans.get(i));
                into.getParent().addSourceSpan(spans.get(i));
            }
        }
        Node tail = lines.get(first - 1).get(lines.get(first - 1).size() - 1).getNext();
        while (tail != null) {
            Node next = tail.getNext();
            tail.unlink();
            tail = next;
        }
        paragraph.setSourceSpans(spans.subList(0, first));
        paragraph.insertAfter(list);
    }

    private static Paragraph item(OrderedList list) {
        ListItem item = new ListItem();
        Paragraph paragraph = new Paragraph();
        item.appendChild(paragraph);
        list.appendChild(item);
        return paragraph;
    }

    private static int numbers(List<List<Node>> lines, int first) {
        int numbers = 0;
        for (List<Node> line : lines.subList(first, lines.size())) {
            numbers += number(line) >= 0 ? 1 : 0;
        }
        return numbers;
    }

    private static List<List<Node>> lines(Paragraph paragraph) {
        List<List<Node>> lines = new ArrayList<>();
        lines.add(new ArrayList<>());
        for (Node node = paragraph.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
                lines.add(new ArrayList<>());
            } else {
                lines.get(lines.size() - 1).add(node);
            }
        }
        return lines.stream().anyMatch(List::isEmpty) ? List.of() : lines;
    }

    private static int number(List<Node> line) {
        Matcher number = line.get(0) instanceof Text text ? NUMBERED.matcher(text.getLiteral()) : null;
        return number != null && number.find() ? Integer.parseInt(number.group(1)) : -1;
    }

    private static void withoutNumber(List<Node> line) {
        // the source keeps it, the words do not need it
        if (line.get(0) instanceof Text text) {
            text.setLiteral(NUMBERED.matcher(text.getLiteral()).replaceFirst(""));
        }
    }
}
