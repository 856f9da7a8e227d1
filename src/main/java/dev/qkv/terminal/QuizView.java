package dev.qkv.terminal;

import dev.qkv.model.Language;
import dev.qkv.model.Question;
import dev.qkv.quiz.Answer;
import dev.qkv.quiz.Asked;
import dev.qkv.quiz.Blanks;
import dev.qkv.quiz.KeyPoints;
import dev.qkv.quiz.Verdict;
import dev.qkv.render.TerminalMarkdown;
import dev.qkv.render.text.Columns;
import dev.qkv.render.text.Glyphs;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.RenderOptions;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.Span;
import dev.qkv.render.text.Wrap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of a question's screen, before and after it is answered. */
final class QuizView {
    private static final Line MARGIN = Line.of("  ");
    private static final int WIDEST = 96;

    private final QuizTexts texts;
    private final RenderOptions options;
    private final Glyphs glyphs;
    private final Asked asked;
    private final AnswerInput input;
    private final List<Line> lines = new ArrayList<>();
    private int inputLine = -1;
    private int column;
    private int verdictLine = -1;

    /** @param width of the screen */
    QuizView(QuizTexts texts, RenderOptions options, int width, Asked asked, AnswerInput input) {
        this.texts = texts;
        this.options = options.withWidth(Math.min(width - 4, WIDEST));
        this.glyphs = options.glyphs();
        this.asked = asked;
        this.input = input;
    }

    List<Line> lines() {
        return lines;
    }

    /** The line that is typed in; -1 for none. */
    int inputLine() {
        return inputLine;
    }

    /** Where the cursor stands in it. */
    int column() {
        return column;
    }

    /** The line where the verdict begins; -1 before there is one. */
    int verdictLine() {
        return verdictLine;
    }

    /** @param verdict null while the question stands open */
    QuizView build(@Nullable Verdict verdict, boolean sayHard, String reference) {
        lines.add(Line.EMPTY);
        markdown(prompt(verdict));
        lines.add(Line.EMPTY);
        if (!asked.choices().isEmpty()) {
            choices(verdict);
            lines.add(Line.EMPTY);
        }
        if (verdict == null) {
            fields();
        } else {
            verdict(verdict);
            if (sayHard) {
                lines.add(Line.EMPTY);
                text(Role.DIM, texts.get("hard.pass"));
            }
            lines.add(Line.EMPTY);
            text(Role.DIM, texts.get("read", reference));
        }
        return this;
    }

    /** A cloze that is answered shows what belongs into its blanks. */
    private String prompt(@Nullable Verdict verdict) {
        if (verdict == null || !(asked.question() instanceof Question.Cloze cloze)) {
            return asked.prompt();
        }
        return Blanks.whole(cloze, blank -> "**" + cloze.blanks().get(blank).get(0) + "**");
    }

    private void choices(@Nullable Verdict verdict) {
        List<Asked.Choice> choices = asked.choices();
        int markWidth = Math.max(Columns.of(glyphs.ok()), Columns.of(glyphs.bad()));
        for (int i = 0; i < choices.size(); i++) {
            Asked.Choice choice = choices.get(i);
            List<Span> prefix = new ArrayList<>();
            prefix.add(Span.of("  "));
            if (verdict != null) {
                prefix.add(mark(choice, verdict, markWidth));
            } else if (asked.several()) {
                prefix.add(Span.of(input.isChosen(choice) ? "[x]" : "[ ]"));
            } else {
                prefix.add(Span.of(" "));
            }
            prefix.add(Span.of(" "));
            prefix.add(new Span(Role.KEY, input.letter(i)));
            prefix.add(Span.of("  "));
            hanging(new Line(prefix), choice.text());
        }
        if (verdict == null && asked.several()) {
            lines.add(Line.EMPTY);
            text(Role.DIM, texts.get("several"));
        }
    }

    /** Beside a choice: whether it is right; beside an item: its place. */
    private Span mark(Asked.Choice choice, Verdict verdict, int width) {
        if (asked.question() instanceof Question.Order) {
            return new Span(Role.OK, Columns.padRight(String.valueOf(choice.index() + 1), width));
        }
        if (isRight(choice)) {
            return new Span(Role.OK, Columns.padRight(glyphs.ok(), width));
        }
        boolean wronglyChosen = verdict.given() != null && input.isChosen(choice);
        return wronglyChosen ? new Span(Role.BAD, Columns.padRight(glyphs.bad(), width)) : Span.of(" ".repeat(width));
    }

    private boolean isRight(Asked.Choice choice) {
        if (asked.question() instanceof Question.TrueFalse statement) {
            return statement.truth() == (choice.index() == 0);
        }
        return asked.question() instanceof Question.Choice question
                && question.options().get(choice.index()).right();
    }

    private void fields() {
        if (asked.question() instanceof Question.Order) {
            field(texts.get("answer.order"), input.ordered(glyphs.arrow()), -1, true);
            return;
        }
        if (!input.isTyping()) {
            return;
        }
        List<LineEditor> fields = input.fields();
        for (int i = 0; i < fields.size(); i++) {
            String label = fields.size() > 1
                    ? texts.get("answer.blank", i + 1)
                    : asked.unit().isEmpty() ? texts.get("answer.prompt") : texts.get("answer.unit", asked.unit());
            LineEditor field = fields.get(i);
            field(label, field.text(), field.cursor(), i == input.field());
        }
    }

    /** @param cursor UTF-16 index in the text; -1 for its end */
    private void field(String label, String text, int cursor, boolean active) {
        String head = "  " + label + " " + (options.unicode() ? "›" : ">") + " ";
        int room = Math.max(8, options.width() + 2 - Columns.of(head));
        String before = cursor < 0 ? text : text.substring(0, cursor);
        // a text longer than the row is shown around the cursor
        int from = 0;
        while (Columns.of(before.substring(from)) >= room) {
            from += Character.charCount(before.codePointAt(from));
        }
        if (active) {
            inputLine = lines.size();
            column = Columns.of(head) + Columns.of(before.substring(from));
        }
        lines.add(new Line(List.of(
                new Span(active ? Role.STRONG : Role.DIM, head),
                Span.of(Columns.fit(text.substring(from), room, "")))));
    }

    private void verdict(Verdict verdict) {
        verdictLine = lines.size();
        switch (verdict.mark()) {
            case RIGHT -> text(Role.OK, glyphs.ok() + " " + texts.get("right"));
            case WRONG -> text(Role.BAD, glyphs.bad() + " " + texts.get("wrong"));
            case UNANSWERED -> text(Role.BAD, glyphs.bad() + " " + texts.get("unanswered"));
            case OPEN -> open((Question.Open) asked.question(), verdict.given());
        }
        if (verdict.mark() == Verdict.Mark.WRONG || verdict.mark() == Verdict.Mark.UNANSWERED) {
            comparison(verdict);
        }
        if (verdict.mark() != Verdict.Mark.UNANSWERED && verdict.mark() != Verdict.Mark.OPEN) {
            verdict.remarks().forEach(this::markdown);
        }
        if (!verdict.reason().isEmpty()) {
            // the colon stays outside: between two Chinese characters ** would not end behind it
            String label = "**" + texts.get("why") + "**" + (texts.language() == Language.ZH ? "：" : ": ");
            markdown(label + (beginsBlock(verdict.reason()) ? "\n\n" : "") + verdict.reason());
        }
    }

    /** What was typed and what is right; choices show it themselves. */
    private void comparison(Verdict verdict) {
        if (asked.question() instanceof Question.Choice || asked.question() instanceof Question.TrueFalse) {
            return;
        }
        boolean order = asked.question() instanceof Question.Order;
        if (verdict.given() != null) {
            String given =
                    order ? input.ordered(glyphs.arrow()) : verdict.given().shown();
            text(Role.DIM, texts.get("given", given));
        }
        if (!(asked.question() instanceof Question.Cloze) || asked.blanks() > 1) {
            String expected = order ? rightOrder() : asked.readable(verdict.expected());
            text(Role.STRONG, texts.get("expected", expected));
        }
    }

    private String rightOrder() {
        String[] letters = new String[asked.choices().size()];
        for (int i = 0; i < letters.length; i++) {
            letters[asked.choices().get(i).index()] = input.letter(i);
        }
        return String.join(" " + glyphs.arrow() + " ", letters);
    }

    private void open(Question.Open question, @Nullable Answer given) {
        if (given != null) {
            text(Role.DIM, texts.get("given", given.shown()));
            lines.add(Line.EMPTY);
        }
        if (!question.answer().isEmpty()) {
            text(Role.STRONG, texts.get("open.answer"));
            markdown(question.answer());
        }
        if (!question.keyPoints().isEmpty()) {
            keyPoints(question, given);
        }
    }

    private void keyPoints(Question.Open question, @Nullable Answer given) {
        if (!question.answer().isEmpty()) {
            lines.add(Line.EMPTY);
        }
        text(Role.STRONG, texts.get("open"));
        List<Boolean> covered = KeyPoints.covered(question, given == null ? "" : given.shown());
        for (int i = 0; i < question.keyPoints().size(); i++) {
            Span mark = covered.get(i) ? new Span(Role.OK, glyphs.ok()) : new Span(Role.DIM, glyphs.bullet());
            hanging(
                    new Line(List.of(Span.of("  "), mark, Span.of(" "))),
                    question.keyPoints().get(i));
        }
        if (covered.contains(true)) {
            text(Role.DIM, glyphs.ok() + " " + texts.get("open.covered"));
        }
    }

    /** Whether the text begins with something other than a paragraph, which nothing may stand before. */
    private static boolean beginsBlock(String markdown) {
        int at = 0;
        while (at < markdown.length() && Character.isDigit(markdown.charAt(at))) {
            at++;
        }
        boolean numbered = at > 0 && at < markdown.length() && ".)".indexOf(markdown.charAt(at)) >= 0;
        return numbered
                || markdown.startsWith("```")
                || markdown.startsWith("|")
                || markdown.startsWith(">")
                || markdown.startsWith("#")
                || markdown.startsWith("- ")
                || markdown.startsWith("* ");
    }

    private void markdown(String markdown) {
        for (Line line : TerminalMarkdown.render(markdown, options)) {
            lines.add(line.after(MARGIN));
        }
    }

    private void hanging(Line prefix, String markdown) {
        int indent = prefix.width();
        List<Line> content = TerminalMarkdown.render(markdown, options.withWidth(options.width() + 2 - indent));
        for (int i = 0; i < content.size(); i++) {
            lines.add(content.get(i).after(i == 0 ? prefix : Line.of(" ".repeat(indent))));
        }
    }

    private void text(Role role, String text) {
        String clean = dev.qkv.render.text.SafeText.clean(text, glyphs);
        lines.addAll(Wrap.lines(List.of(new Span(role, clean)), options.width() + 2, MARGIN, MARGIN));
    }
}
