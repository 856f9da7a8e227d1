package dev.qkv.notes;

import dev.qkv.markdown.Markdown;
import dev.qkv.model.Level;
import dev.qkv.model.Question;
import dev.qkv.model.Question.Header;
import dev.qkv.model.Question.Option;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.jspecify.annotations.Nullable;

/** Reads one question: what follows the heading decides the kind. */
final class QuestionReader {
    private static final List<String> WHY = List.of("Why:", "Why：", "解析：", "解析:");
    private static final List<String> KEY_POINTS = List.of("**Key points**", "**要点**");
    private static final List<String> TRUE = List.of("True", "对");
    private static final List<String> FALSE = List.of("False", "错");
    private static final String NOTHING =
            " has nothing to answer: a task list, a numbered list with .order, {{a blank}}, a numeric fence, or prose with **Key points**";

    private final SourceText source;
    private final Level level;
    private final Attributes attributes;
    private final int line;
    private final List<Node> prose = new ArrayList<>();
    private @Nullable BulletList tasks;
    private @Nullable OrderedList numbered;
    private @Nullable FencedCodeBlock numeric;
    private @Nullable BulletList keyPoints;
    private String why = "";

    QuestionReader(SourceText source, Level level, Attributes attributes, int line, List<Node> below) {
        this.source = source;
        this.level = level;
        this.attributes = attributes;
        this.line = line;
        sort(below);
    }

    private void sort(List<Node> below) {
        boolean points = false;
        for (Node block : below) {
            if (block instanceof BlockQuote quote && isWhy(quote)) {
                why = reason(quote);
            } else if (block instanceof BulletList list && isTasks(list)) {
                tasks = list;
            } else if (block instanceof OrderedList list && attributes.order()) {
                numbered = list;
            } else if (block instanceof FencedCodeBlock fence
                    && Markdown.language(fence).equals("numeric")) {
                numeric = fence;
            } else if (block instanceof Paragraph
                    && KEY_POINTS.contains(Blocks.source(block, source).strip())) {
                points = true;
            } else if (points && block instanceof BulletList list && keyPoints == null) {
                keyPoints = list;
            } else {
                prose.add(block);
            }
        }
    }

    @Nullable
    Question read() {
        if (numeric != null) {
            return NumericReader.read(numeric, header(prompt()), source);
        }
        if (tasks != null) {
            return attributes.trueFalse() ? trueFalse(tasks) : choice(tasks);
        }
        if (numbered != null) {
            return order(numbered);
        }
        String text = Blocks.source(prose, source);
        boolean inHeading = attributes.text().contains("{{");
        if (inHeading || text.contains("{{")) {
            return cloze(inHeading ? prompt() : text, inHeading ? "" : attributes.text());
        }
        if (keyPoints != null) {
            List<String> points = new ArrayList<>();
            for (Node item : Blocks.children(keyPoints)) {
                points.add(Blocks.source(Blocks.children(item), source));
            }
            return new Question.Open(header(attributes.text()), text, points);
        }
        return fault(NOTHING);
    }

    private @Nullable Question choice(BulletList list) {
        List<Option> options = options(list);
        if (options.stream().noneMatch(Option::right)) {
            return fault(" has no ticked choice");
        }
        if (options.size() < 2 || options.size() > 8) {
            return fault(" has " + options.size() + " choices; two to eight are allowed");
        }
        return new Question.Choice(header(prompt()), options);
    }

    private @Nullable Question trueFalse(BulletList list) {
        List<Option> options = options(list);
        if (options.size() != 2
                || !TRUE.contains(options.get(0).text())
                || !FALSE.contains(options.get(1).text())
                || options.get(0).right() == options.get(1).right()) {
            return fault(" with .truefalse must have the choices True and False (对, 错), one of them ticked");
        }
        return new Question.TrueFalse(header(prompt()), options.get(0).right());
    }

    private @Nullable Question order(OrderedList list) {
        List<String> items = new ArrayList<>();
        for (Node item : Blocks.children(list)) {
            items.add(Blocks.source(Blocks.children(item), source));
        }
        if (items.size() < 3 || items.size() > 8) {
            return fault(" has " + items.size() + " items to order; three to eight are allowed");
        }
        return new Question.Order(header(prompt()), items);
    }

    private @Nullable Question cloze(String text, String prompt) {
        List<List<String>> blanks = new ArrayList<>();
        int at = text.indexOf("{{");
        while (at >= 0) {
            int end = text.indexOf("}}", at);
            if (end < 0) {
                return fault(" has a blank without its end: }}");
            }
            List<String> answers = new ArrayList<>();
            for (String answer : text.substring(at + 2, end).split("\\|", -1)) {
                if (answer.isBlank()) {
                    return fault(" has a blank with an empty answer");
                }
                answers.add(answer.strip());
            }
            blanks.add(answers);
            at = text.indexOf("{{", end);
        }
        return new Question.Cloze(header(prompt), text, blanks);
    }

    private List<Option> options(BulletList list) {
        List<Option> options = new ArrayList<>();
        for (Node item : Blocks.children(list)) {
            List<Node> blocks = Blocks.children(item);
            boolean ticked =
                    !blocks.isEmpty() && blocks.get(0) instanceof TaskListItemMarker marker && marker.isChecked();
            List<Node> text = new ArrayList<>();
            String reason = "";
            for (Node block : blocks) {
                if (block instanceof BlockQuote quote) {
                    String quoted = Blocks.source(Blocks.children(quote), source);
                    reason = isWhy(quote) ? reason(quote) : quoted;
                } else if (!(block instanceof TaskListItemMarker)) {
                    text.add(block);
                }
            }
            String written = Blocks.source(text, source);
            if (written.startsWith("[x]") || written.startsWith("[X]") || written.startsWith("[ ]")) {
                written = written.substring(3).strip();
            }
            options.add(new Option(written, ticked, reason));
        }
        return options;
    }

    /** The heading's text, and the prose below it. */
    private String prompt() {
        String below = Blocks.source(prose, source);
        return below.isEmpty() ? attributes.text() : attributes.text() + "\n\n" + below;
    }

    private Header header(String prompt) {
        return new Header(
                attributes.id(),
                prompt,
                attributes.level() == null ? level : attributes.level(),
                attributes.tags(),
                why,
                line);
    }

    private @Nullable Question fault(String what) {
        source.error(line, 1, "question \"" + attributes.id() + "\"" + what);
        return null;
    }

    private static boolean isTasks(BulletList list) {
        Node item = list.getFirstChild();
        return item != null && item.getFirstChild() instanceof TaskListItemMarker;
    }

    private boolean isWhy(BlockQuote quote) {
        String text = Blocks.source(Blocks.children(quote), source);
        return WHY.stream().anyMatch(text::startsWith);
    }

    private String reason(BlockQuote quote) {
        String text = Blocks.source(Blocks.children(quote), source);
        for (String mark : WHY) {
            if (text.startsWith(mark)) {
                return text.substring(mark.length()).strip();
            }
        }
        return text;
    }
}
