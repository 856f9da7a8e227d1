package dev.qkv.notes;

import dev.qkv.model.Level;
import dev.qkv.model.Question;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/** Reads the questions of one note: third-level headings, each with what follows it. */
final class QuestionsReader {
    private final SourceText source;
    private final Level level;
    private final Map<String, Integer> lines = new HashMap<>();

    QuestionsReader(SourceText source, Level level) {
        this.source = source;
        this.level = level;
    }

    List<Question> read(List<Node> blocks) {
        List<Question> questions = new ArrayList<>();
        int at = 0;
        while (at < blocks.size()) {
            Node block = blocks.get(at);
            if (!(block instanceof Heading heading) || heading.getLevel() != 3) {
                source.error(
                        Blocks.line(block), Blocks.column(block), "expected a question: a heading \"### … {#id}\"");
                at++;
                continue;
            }
            int next = at + 1;
            while (next < blocks.size() && !(blocks.get(next) instanceof Heading)) {
                next++;
            }
            Question question = question(block, blocks.subList(at + 1, next));
            if (question != null) {
                questions.add(question);
            }
            at = next;
        }
        return questions;
    }

    private @Nullable Question question(Node heading, List<Node> below) {
        int line = Blocks.line(heading);
        String text = source.line(line);
        Attributes attributes = Attributes.read(text, line, source);
        if (attributes.id().isEmpty()) {
            source.error(line, 1, "question has no id: end the heading with {#id}");
            return null;
        }
        Integer first = lines.putIfAbsent(attributes.id(), line);
        if (first != null) {
            source.error(
                    line,
                    text.lastIndexOf("{#") + 2,
                    "question id \"" + attributes.id() + "\" is used twice (first in line " + first + ")");
            return null;
        }
        return new QuestionReader(source, level, attributes, line, below).read();
    }
}
