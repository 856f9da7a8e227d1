package dev.qkv.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.SourceSpan;

/** Moves headings down, so that a text can stand below another's heading. */
public final class Headings {
    private static final int LOWEST = 6;

    private Headings() {}

    /** The text with its highest heading at that level at least, the others as much lower as they were; those underlined get number signs. */
    public static String from(int level, String markdown) {
        if (markdown.indexOf('#') < 0 && !markdown.contains("\n-") && !markdown.contains("\n=")) {
            return markdown;
        }
        List<Heading> headings = new ArrayList<>();
        Markdown.parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                headings.add(heading);
            }
        });
        int shift = headings.stream()
                .mapToInt(heading -> level - heading.getLevel())
                .max()
                .orElse(0);
        if (shift <= 0) {
            return markdown;
        }
        List<String> lines = new ArrayList<>(List.of(markdown.split("\n", -1)));
        for (int i = headings.size() - 1; i >= 0; i--) {
            Heading heading = headings.get(i);
            move(lines, heading, Math.min(LOWEST, heading.getLevel() + shift));
        }
        return String.join("\n", lines);
    }

    private static void move(List<String> lines, Heading heading, int level) {
        List<SourceSpan> spans = heading.getSourceSpans();
        SourceSpan first = spans.get(0);
        String line = lines.get(first.getLineIndex());
        String before = line.substring(0, first.getColumnIndex());
        String text = line.substring(first.getColumnIndex()).strip();
        boolean underlined = spans.size() > 1;
        StringBuilder moved = new StringBuilder(before).append("#".repeat(level));
        moved.append(underlined ? " " + text : text.replaceFirst("^#+", ""));
        for (int i = 1; i < spans.size() - 1; i++) {
            String more = lines.get(spans.get(i).getLineIndex());
            moved.append(' ')
                    .append(more.substring(Math.min(more.length(), spans.get(i).getColumnIndex()))
                            .strip());
        }
        for (int i = spans.size() - 1; i > 0; i--) {
            lines.remove(spans.get(i).getLineIndex());
        }
        lines.set(first.getLineIndex(), moved.toString());
    }
}
