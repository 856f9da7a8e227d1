package dev.qkv.notes;

import dev.qkv.markdown.Markdown;
import dev.qkv.markdown.MarkdownException;
import dev.qkv.model.Language;
import dev.qkv.model.Level;
import dev.qkv.model.Note;
import dev.qkv.model.Question;
import dev.qkv.model.Section;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/** Reads a note's body: the short answer, the sections, the questions. */
final class NoteReader {
    private static final List<String> QUESTIONS = List.of("Questions", "题目");

    private final SourceText source;
    private final Level level;

    private NoteReader(SourceText source, Level level) {
        this.source = source;
        this.level = level;
    }

    /**
     * Reads the body of a file.
     *
     * @param frontMatterLines lines at the file's start that are not body
     * @param level what a question has that says none
     */
    static Note read(SourceText source, int frontMatterLines, Language language, Level level) {
        return new NoteReader(source, level).note(frontMatterLines, language);
    }

    /** Reads questions only, as they stand under the heading Questions. */
    static List<Question> questions(SourceText source, Level level) {
        List<Node> blocks = new NoteReader(source, level).blocks(0);
        return new QuestionsReader(source, level).read(blocks);
    }

    private Note note(int frontMatterLines, Language language) {
        List<Node> blocks = blocks(frontMatterLines);
        String summary = "";
        int at = 0;
        if (!blocks.isEmpty() && blocks.get(0) instanceof Paragraph paragraph) {
            summary = Blocks.source(paragraph, source);
            at = 1;
        } else {
            source.error(frontMatterLines + 1, 1, "no short answer: the body must begin with a paragraph");
        }
        List<Section> sections = new ArrayList<>();
        List<Question> questions = List.of();
        if (at < blocks.size() && !isSection(blocks.get(at))) {
            source.error(
                    Blocks.line(blocks.get(at)),
                    Blocks.column(blocks.get(at)),
                    "text between the short answer and the first section; put it under a heading \"## …\"");
        }
        while (at < blocks.size()) {
            if (!isSection(blocks.get(at))) {
                at++;
                continue;
            }
            int next = at + 1;
            while (next < blocks.size() && !isSection(blocks.get(next))) {
                next++;
            }
            String heading = heading(blocks.get(at));
            List<Node> below = blocks.subList(at + 1, next);
            if (QUESTIONS.contains(heading)) {
                questions = new QuestionsReader(source, level).read(below);
                if (next < blocks.size()) {
                    source.error(Blocks.line(blocks.get(next)), 1, "the questions must be the last section");
                }
            } else {
                int from = Blocks.lastLine(blocks.get(at)) + 1;
                int to = next < blocks.size()
                        ? Blocks.line(blocks.get(next)) - 1
                        : source.lines().size();
                sections.add(new Section(heading, source.slice(from, to), Blocks.line(blocks.get(at))));
            }
            at = next;
        }
        return new Note(language, source.path(), summary, sections, questions);
    }

    /** The body's top-level blocks; lines are numbered as in the file. */
    private List<Node> blocks(int frontMatterLines) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < source.lines().size(); i++) {
            if (i >= frontMatterLines) {
                body.append(source.lines().get(i));
            }
            body.append('\n');
        }
        try {
            return Blocks.children(Markdown.parseBlocks(body.toString()));
        } catch (MarkdownException e) {
            source.error(1, 1, String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    private static boolean isSection(Node block) {
        return block instanceof Heading heading && heading.getLevel() <= 2;
    }

    private String heading(Node block) {
        String text = Blocks.source(block, source);
        int start = 0;
        while (start < text.length() && text.charAt(start) == '#') {
            start++;
        }
        return text.substring(start).strip();
    }
}
