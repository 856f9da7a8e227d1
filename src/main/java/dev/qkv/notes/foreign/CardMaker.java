package dev.qkv.notes.foreign;

import dev.qkv.model.Level;
import dev.qkv.model.Question;
import dev.qkv.notes.SourceText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the card of one question from the blocks gathered for it. */
final class CardMaker {
    private final Gathering gathered;
    private final Candidate start;
    private final List<Piece> blocks;
    private String question = "";
    private @Nullable RightChoices choices;
    /** What is nested below the choices; empty for nothing. */
    private String remarks = "";
    /** Choices that are some where most questions of the page have such. */
    private @Nullable RightChoices marked;

    CardMaker(Gathering gathered) {
        this.gathered = gathered;
        this.start = gathered.start();
        this.blocks = gathered.blocks();
    }

    /** Reads what is asked, and the choices below it. */
    void pose(SourceText source) {
        question = start.text().bare() ? takeQuestion() : start.text().text();
        choices = choices(gathered.choices(source));
        if (choices == null) {
            takeRow(source);
        }
        if (choices == null && start.text().surely()) {
            choices = choices(Marks.bullets(blocks, source));
        }
        if (choices == null || !choices.isKeyed()) {
            RightChoices numbered =
                    NumberedChoices.of(blocks, gathered.stated(), gathered.key(), gathered.answerAt(), source);
            choices = numbered == null ? choices : numbered;
        }
        if (choices == null) {
            RightChoices named = choices(BareChoices.told(blocks, gathered.answerAt(), source));
            choices = named != null && named.isKeyed() ? named : null;
            marked = choices == null ? choices(BareChoices.marked(blocks, gathered.answerAt(), source)) : null;
        }
        if (choices != null && choices.isKeyed()) {
            remarks = OptionRemarks.below(blocks.subList(choices.at(), choices.end()), source);
        }
        KeyInQuestion told = KeyInQuestion.of(question);
        if (choices != null && choices.takeFrom(told)) {
            question = told.question();
        }
    }

    /** Choices that stand behind the question on its line, where a key names some. */
    private void takeRow(SourceText source) {
        int row = OptionRow.behind(question);
        if (row > 0) {
            gathered.put(question.substring(row));
            RightChoices behind = choices(gathered.choices(source));
            if (behind != null && behind.isKeyed()) {
                choices = behind;
                question = question.substring(0, row).strip();
            } else {
                gathered.take(0);
            }
        }
    }

    private @Nullable RightChoices choices(Options.@Nullable Group group) {
        return group == null
                ? null
                : new RightChoices(group, blocks, gathered.stated(), gathered.key(), gathered.answerAt());
    }

    /** Whether there are choices, and it is known which are right. */
    boolean isKeyed() {
        return choices != null && choices.isKeyed();
    }

    /** Whether some items of a list right below the question are marked. */
    boolean isMarked() {
        return marked != null;
    }

    /** Whether what may be choices stands right below the question, and nothing says which are right. */
    boolean isUnkeyed() {
        RightChoices below = choices;
        return below != null
                && !below.isKeyed()
                && below.mayBe()
                && blocks.subList(0, below.at()).stream().allMatch(Gathering::mayAsk);
    }

    /** @param quiz of the page */
    ForeignCard make(String fileLanguage, Quiz quiz) {
        RightChoices choices = this.choices;
        if (choices != null
                && !choices.isKeyed()
                && !(isUnkeyed() && quiz.poses(question, blocks.subList(0, choices.at())))) {
            choices = null;
        }
        if (choices == null && quiz.marks()) {
            choices = marked;
        }
        boolean fromKey = !gathered.key().isEmpty() && choices == null;
        int answerAt = gathered.answerAt();
        int posed = answerAt < 0 ? Math.min(posed(), blocks.size()) : answerAt;
        int asked = choices != null ? choices.titleAt() : fromKey ? blocks.size() : posed;
        List<Piece> answer = choices != null ? choices.reason() : new ArrayList<>(blocks.subList(asked, blocks.size()));
        if (choices == null
                && !fromKey
                && answerAt > 0
                && gathered.level() > 0
                && !start.text().bare()
                && start.text().surely()) {
            asked = CardText.remarks(blocks, answerAt);
            answer.addAll(blocks.subList(asked, answerAt));
        }
        while (!answer.isEmpty() && CardText.announces(answer)) {
            answer.remove(answer.size() - 1);
        }
        List<String> sources = CardText.sources(answer);
        String prompt = CardText.joined(
                gathered.context().isEmpty() ? question : gathered.context() + "\n\n" + question,
                blocks.subList(0, asked));
        String besides = choices != null ? choices.besides(gathered.key()) : "";
        besides += besides.isEmpty() || remarks.isEmpty() ? remarks : "\n\n" + remarks;
        String text = CardText.withoutTail(CardText.joined(fromKey ? gathered.key() : besides, answer));
        text = choices == null ? CardText.withoutLetter(text) : text;
        List<Question.Option> options = choices == null ? List.of() : choices.options(sources);
        String problem = "";
        if (choices != null && options.isEmpty()) {
            prompt = CardText.joined(prompt, blocks.subList(choices.at(), choices.end()));
            problem = "no choice is marked as right";
            text = Problems.isPlaceholder(text) ? "" : text;
        } else if (options.isEmpty()) {
            problem = Problems.of(text, !sources.isEmpty());
            boolean topic =
                    problem.equals(ForeignCard.ONLY_REFERENCES) && !start.text().surely();
            if (gathered.form().kind() == Form.Kind.ITEM && (problem.equals(ForeignCard.NO_ANSWER) || topic)) {
                // a list of questions is a list of prompts, the topics among them too
                problem = "";
            }
        }
        return new ForeignCard(
                CardText.plain(question),
                prompt,
                options,
                text,
                sources,
                Script.language(text.isBlank() ? prompt : question, text, fileLanguage),
                gathered.section(),
                gathered.isHard() ? Level.ADVANCED : start.text().level(),
                CardText.key(question, prompt),
                gathered.line(),
                gathered.lastLine(),
                problem);
    }

    /** Whether paragraphs that end with a question are all that stands below. */
    private boolean onlyAsks() {
        return blocks.stream().allMatch(piece -> piece.is(Piece.Kind.PARAGRAPH))
                && Asking.ends(blocks.get(blocks.size() - 1).plain());
    }

    /** How many blocks below a title say what the task is that it names. */
    private int posed() {
        if (gathered.form().kind() == Form.Kind.HEADING && !blocks.isEmpty() && start.answered() && onlyAsks()) {
            return blocks.size();
        }
        int code = AskedCode.of(question, blocks);
        if (code > 0) {
            return code;
        }
        if (gathered.form().kind() != Form.Kind.HEADING
                || blocks.size() <= 1
                || !blocks.get(0).is(Piece.Kind.PARAGRAPH)
                || !Labels.startsProblem(blocks.get(0).plain())) {
            return 0;
        }
        return Labels.isTask(blocks.get(0).plain()) ? 2 : 1;
    }

    /** Where the question's line is a number and no more: the first text below, which is taken out of the blocks. */
    private String takeQuestion() {
        int answerAt = gathered.answerAt();
        for (int i = 0; i < blocks.size() && i < Math.max(1, answerAt < 0 ? blocks.size() : answerAt); i++) {
            Piece piece = blocks.get(i);
            if (!QuestionText.mayStandIn(piece)) {
                break;
            }
            String text = QuestionText.in(piece).text();
            if (text.codePoints().anyMatch(Character::isLetter)) {
                gathered.take(i);
                return text;
            }
        }
        return start.text().text();
    }
}
