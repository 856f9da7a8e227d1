package dev.qkv.quiz;

import dev.qkv.model.Question;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** All the right choices and no other. */
final class ChoiceRule {
    private ChoiceRule() {}

    /** The key, or the keys in the alphabet's order. */
    static Answer expected(Asked asked, Question.Choice question) {
        List<String> keys = new ArrayList<>();
        for (Asked.Choice choice : asked.choices()) {
            if (question.options().get(choice.index()).right()) {
                keys.add(choice.key());
            }
        }
        Collections.sort(keys);
        return keys.size() == 1 ? Answer.of(keys.get(0)) : Answer.of(keys);
    }

    static boolean right(Asked asked, Question.Choice question, Answer answer, List<String> remarks) {
        List<String> unknown = new ArrayList<>();
        List<Asked.Choice> chosen = Answers.all(asked, answer, unknown);
        for (String word : unknown) {
            remarks.add(Grader.say(asked, Remark.NO_SUCH_CHOICE, word, Answers.keys(asked)));
        }
        boolean right = unknown.isEmpty();
        for (Asked.Choice choice : asked.choices()) {
            Question.Option option = question.options().get(choice.index());
            boolean taken = chosen.contains(choice);
            right &= taken == option.right();
            if (taken && !option.why().isEmpty()) {
                remarks.add(option.why());
            }
        }
        return right;
    }
}
