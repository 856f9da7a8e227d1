package dev.qkv.notes.foreign;

import dev.qkv.markdown.Admonition;
import dev.qkv.notes.SourceText;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/**
 * A box with a title, {@code > [!question]- What is a lock?} or {@code :::tip Answer}, that asks, answers or does neither.
 *
 * @param title Markdown; empty for none
 * @param rest what stands right below the title in the same paragraph, Markdown; empty for nothing
 * @param body the first block below that paragraph; null for none
 */
record Callout(
        Role role, String title, String rest, @Nullable Node body) {
    enum Role {
        ASKS,
        ANSWERS,
        ASIDE
    }

    private static final Pattern MARK =
            Pattern.compile("^\\\\?\\[!([\\p{L}][\\p{L}\\p{N} _-]{0,30})(?:\\|[^\\]\\n]{0,40})?\\][+-]?[ \\t]*");
    private static final Set<String> ASKING = Set.of(
            "question",
            "questions",
            "quiz",
            "mcq",
            "flashcard",
            "card",
            "q",
            "faq",
            "pregunta",
            "pergunta",
            "frage",
            "вопрос",
            "问题",
            "題目",
            "题目");
    private static final Set<String> ANSWERING = Set.of(
            "answer",
            "answers",
            "solution",
            "success",
            "check",
            "done",
            "correct",
            "explanation",
            "respuesta",
            "resposta",
            "antwort",
            "lösung",
            "ответ",
            "答案",
            "解答",
            "解析");

    /** Null for a quotation without such a mark. */
    static @Nullable Callout of(BlockQuote quote, SourceText source) {
        if (!(quote.getFirstChild() instanceof Paragraph paragraph)
                || !(paragraph.getFirstChild() instanceof Text text)
                || !text.getLiteral().startsWith("[!")) {
            return null;
        }
        Node end = Inline.lineEnd(text);
        String line = Inline.markdown(text, end);
        Matcher mark = MARK.matcher(line);
        if (!mark.find()) {
            return null;
        }
        String below = end == null ? "" : below(Source.of(paragraph, source));
        String type = mark.group(1).toLowerCase(Locale.ROOT);
        return of(type, line.substring(mark.end()).strip(), below, paragraph.getNext(), source);
    }

    static Callout of(Admonition box, SourceText source) {
        return of(box.type(), box.title(), "", box.getFirstChild(), source);
    }

    /** The box that a block is; null for any other block. */
    static @Nullable Callout at(@Nullable Node block, SourceText source) {
        return block instanceof BlockQuote quote
                ? of(quote, source)
                : block instanceof Admonition box ? of(box, source) : null;
    }

    private static Callout of(String type, String title, String rest, @Nullable Node body, SourceText source) {
        String plain = CardText.plain(title).replace("*", "");
        if (plain.length() == 1 && rest.isEmpty() && body instanceof Paragraph) {
            // the label of a choice, of which it says something
            String said = "**" + plain + ":** " + Source.of(body, source);
            Role role = ANSWERING.contains(type) ? Role.ANSWERS : Role.ASIDE;
            return new Callout(role, role == Role.ANSWERS ? Labels.ANSWER_NAME : "", said, body.getNext());
        }
        if (Labels.isAnswer(plain) || Labels.answerStart(plain) > 0 || Labels.isKey(plain)) {
            return new Callout(Role.ANSWERS, title, rest, body);
        }
        if (ANSWERING.contains(type) && !Asking.ends(plain)) {
            String kept = plain.isEmpty() ? rest : ("**" + title + "**\n\n" + rest).strip();
            return new Callout(Role.ANSWERS, Labels.ANSWER_NAME, kept, body);
        }
        boolean names = plain.isEmpty() || QuestionText.isWord(plain) || plain.equalsIgnoreCase(type);
        if (ASKING.contains(type) && names) {
            // what is asked stands below
            Paragraph first = rest.isEmpty() && body instanceof Paragraph paragraph ? paragraph : null;
            String asked = first == null ? rest : Source.of(first, source);
            int line = asked.indexOf('\n');
            String question = line < 0 ? asked : asked.substring(0, line);
            return new Callout(Role.ASKS, question, below(asked), first == null ? body : first.getNext());
        }
        return new Callout(ASKING.contains(type) || Asking.ends(plain) ? Role.ASKS : Role.ASIDE, title, rest, body);
    }

    private static String below(String text) {
        int line = text.indexOf('\n');
        return line < 0 ? "" : text.substring(line + 1).strip();
    }

    /** Whether the answer to what it asks stands inside, not below it. @param next the block below it */
    boolean holdsAnswer(@Nullable Node next, SourceText source) {
        Callout below = at(next, source);
        boolean shown = next instanceof HtmlBlock html && html.getLiteral().startsWith("<details");
        if ((rest.isEmpty() && body == null) || shown || (below != null && below.role == Role.ANSWERS)) {
            return false;
        }
        Node last = body;
        while (last != null && last.getNext() != null) {
            last = last.getNext();
        }
        return !(last instanceof ListBlock list) || !isChoices(list);
    }

    private static boolean isChoices(ListBlock list) {
        Node item = list.getFirstChild();
        Node first = item == null ? null : item.getFirstChild();
        return first instanceof TaskListItemMarker
                || (first != null
                        && !Options.labelled(Inline.plain(first)).label().isEmpty());
    }
}
