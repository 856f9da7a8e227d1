package dev.qkv.notes.check;

import dev.qkv.markdown.Markdown;
import dev.qkv.markdown.MarkdownException;
import dev.qkv.model.Note;
import dev.qkv.notes.SourceText;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/** Links in the text go to other notes of the bank; images, HTML and the network stay out. */
final class LinkRules extends AbstractVisitor {
    private static final String FENCE = "---";

    private final Note note;
    private final SourceText source;
    private final Path root;

    private LinkRules(Note note, SourceText source, Path root) {
        this.note = note;
        this.source = source;
        this.root = root;
    }

    static void check(Note note, Pages pages) {
        SourceText source = pages.of(note);
        try {
            Markdown.parse(body(source)).accept(new LinkRules(note, source, pages.root()));
        } catch (MarkdownException e) {
            // told when the note was read
        }
    }

    /** The text with its front matter blanked, so that lines keep their numbers. */
    private static String body(SourceText source) {
        List<String> lines = source.lines();
        int start = 0;
        if (source.line(1).stripTrailing().equals(FENCE)) {
            start = 1;
            while (start < lines.size() && !lines.get(start).stripTrailing().equals(FENCE)) {
                start++;
            }
            start = Math.min(start + 1, lines.size());
        }
        return "\n".repeat(start) + String.join("\n", lines.subList(start, lines.size()));
    }

    @Override
    public void visit(Image image) {
        warn(image, "an image; a terminal cannot show it, and text must not reach for the network");
    }

    @Override
    public void visit(HtmlBlock html) {
        warn(html, "raw HTML; write Markdown");
    }

    @Override
    public void visit(HtmlInline html) {
        warn(html, "raw HTML; write Markdown");
    }

    @Override
    public void visit(Link link) {
        String target = link.getDestination();
        int hash = target.indexOf('#');
        String file = hash < 0 ? target : target.substring(0, hash);
        if (target.startsWith("//") || scheme(target)) {
            warn(link, "a link to the network; papers go into sources");
        } else if (!file.isEmpty()) {
            relative(link, file);
        }
        visitChildren(link);
    }

    private void relative(Link link, String file) {
        Path folder = root.resolve(note.path()).normalize().getParent();
        try {
            Path target = folder == null ? Path.of(file) : folder.resolve(file).normalize();
            if (!target.startsWith(root.normalize())) {
                error(link, "the link leads out of the bank");
            } else if (!Files.isRegularFile(target)) {
                error(link, "dead link: there is no " + file);
            }
        } catch (InvalidPathException e) {
            error(link, "dead link: \"" + file + "\" is no path");
        }
    }

    private static boolean scheme(String target) {
        int colon = target.indexOf(':');
        int slash = target.indexOf('/');
        return colon > 0 && (slash < 0 || colon < slash);
    }

    private void error(Node node, String message) {
        source.error(line(node), column(node), message);
    }

    private void warn(Node node, String message) {
        source.warning(line(node), column(node), message);
    }

    private static int line(Node node) {
        return node.getSourceSpans().isEmpty()
                ? 1
                : node.getSourceSpans().get(0).getLineIndex() + 1;
    }

    private static int column(Node node) {
        return node.getSourceSpans().isEmpty()
                ? 1
                : node.getSourceSpans().get(0).getColumnIndex() + 1;
    }
}
