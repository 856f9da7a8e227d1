package dev.qkv.terminal;

import dev.qkv.model.Question;
import dev.qkv.quiz.Answer;
import dev.qkv.quiz.Asked;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has been chosen or typed for the question on the screen. */
final class AnswerInput {
    private final Asked asked;
    private final List<Asked.Choice> chosen = new ArrayList<>();
    private final List<LineEditor> fields = new ArrayList<>();
    private int field;
    private boolean writing;

    AnswerInput(Asked asked) {
        this.asked = asked;
        int count = asked.question() instanceof Question.Cloze ? asked.blanks() : 1;
        for (int i = 0; i < count; i++) {
            fields.add(new LineEditor());
        }
    }

    /** Whether keys are text at the moment. */
    boolean isTyping() {
        return asked.question() instanceof Question.Cloze || asked.question() instanceof Question.Numeric || writing;
    }

    /** Begins a written answer to an open question. */
    void write() {
        writing = true;
    }

    List<LineEditor> fields() {
        return fields;
    }

    /** The field that is typed in. */
    int field() {
        return field;
    }

    boolean isChosen(Asked.Choice choice) {
        return chosen.contains(choice);
    }

    /** The letter beside the choice at that place of the screen: true and false have their own. */
    String letter(int place) {
        if (asked.question() instanceof Question.TrueFalse) {
            return place == 0 ? "t" : "f";
        }
        return String.valueOf((char) ('a' + place));
    }

    /** The letters chosen, in the order chosen. */
    String ordered(String arrow) {
        StringBuilder letters = new StringBuilder();
        for (Asked.Choice choice : chosen) {
            letters.append(letters.isEmpty() ? "" : " " + arrow + " ")
                    .append(letter(asked.choices().indexOf(choice)));
        }
        return letters.toString();
    }

    /** Whether an answer is complete with this key: one choice of a question with one right one. */
    boolean choose(Key key) {
        Asked.Choice choice = named(key.letter());
        boolean order = asked.question() instanceof Question.Order;
        if (order && key.is(Key.Type.BACKSPACE) && !chosen.isEmpty()) {
            chosen.remove(chosen.size() - 1);
        }
        if (choice == null) {
            return false;
        }
        if (order) {
            if (!chosen.contains(choice)) {
                chosen.add(choice);
            }
            return false;
        }
        if (!chosen.remove(choice)) {
            chosen.add(choice);
        }
        return !asked.several();
    }

    private Asked.@Nullable Choice named(int letter) {
        List<Asked.Choice> choices = asked.choices();
        if (asked.question() instanceof Question.TrueFalse) {
            return switch (letter) {
                case 't', 'a', 'y', '对', '是' -> choices.get(0);
                case 'f', 'b', 'n', '错', '否' -> choices.get(1);
                default -> null;
            };
        }
        int place = letter - 'a';
        return place >= 0 && place < choices.size() ? choices.get(place) : null;
    }

    /** Types; Enter and Tab go to the next field, Enter in the last one is not taken. */
    boolean type(Key key) {
        LineEditor editor = fields.get(field);
        if ((key.is(Key.Type.ENTER) || key.is(Key.Type.TAB) || key.is(Key.Type.DOWN)) && field < fields.size() - 1) {
            field++;
            return true;
        }
        if (field > 0 && (key.is(Key.Type.UP) || (key.is(Key.Type.BACKSPACE) && editor.isEmpty()))) {
            field--;
            return true;
        }
        return editor.press(key);
    }

    /** Whether nothing was chosen or typed. */
    boolean isEmpty() {
        for (LineEditor editor : fields) {
            if (!editor.isEmpty()) {
                return false;
            }
        }
        return chosen.isEmpty();
    }

    /** Letters that the answer still wants; empty where it may be given. */
    String missing() {
        StringBuilder missing = new StringBuilder();
        boolean order = asked.question() instanceof Question.Order;
        for (int i = 0; i < asked.choices().size(); i++) {
            if ((order || chosen.isEmpty()) && !chosen.contains(asked.choices().get(i))) {
                missing.append(missing.isEmpty() ? "" : " ").append(letter(i));
            }
        }
        return missing.toString();
    }

    Answer answer() {
        if (asked.choices().isEmpty()) {
            List<String> texts = new ArrayList<>();
            for (LineEditor editor : fields) {
                texts.add(editor.text());
            }
            return texts.size() == 1 ? Answer.of(texts.get(0)) : Answer.of(texts);
        }
        List<String> keys = new ArrayList<>();
        for (Asked.Choice choice : chosen) {
            keys.add(choice.key());
        }
        return Answer.of(keys);
    }
}
