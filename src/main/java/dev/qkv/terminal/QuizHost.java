package dev.qkv.terminal;

import dev.qkv.model.QuestionHeader;
import dev.qkv.quiz.Asked;
import dev.qkv.quiz.Effect;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.RenderOptions;
import java.util.List;

/** What a session on the screen needs from the rest of the house. */
public interface QuizHost {
    /**
     * The question's text.
     *
     * @param showing how often the card was asked before in this session; the order of choices may depend on it
     * @throws dev.qkv.quiz.UnaskableException where it cannot be asked; it is then left out
     */
    Asked ask(QuestionHeader header, int showing);

    /**
     * Makes an effect durable, before it returns.
     *
     * @throws java.io.UncheckedIOException where that fails; the message is shown, and the user may try again
     */
    void keep(Effect effect);

    /** The topic's title. */
    String topic(QuestionHeader header);

    /** The concept's title. */
    String concept(QuestionHeader header);

    /** The concept's name as {@code qkv explain} takes it. */
    String reference(QuestionHeader header);

    /** The concept's note. */
    List<Line> explain(QuestionHeader header, RenderOptions options);

    /** The concept's demo; empty where it has none. */
    List<Line> demo(QuestionHeader header, RenderOptions options);
}
