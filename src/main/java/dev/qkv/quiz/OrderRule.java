package dev.qkv.quiz;

import java.util.ArrayList;
import java.util.List;

/** Every item once, in the right order. */
final class OrderRule {
    private OrderRule() {}

    static Answer expected(Asked asked) {
        String[] keys = new String[asked.choices().size()];
        for (Asked.Choice item : asked.choices()) {
            keys[item.index()] = item.key();
        }
        return Answer.of(List.of(keys));
    }

    static boolean right(Asked asked, Answer answer, List<String> remarks) {
        List<String> unknown = new ArrayList<>();
        List<Asked.Choice> given = Answers.all(asked, answer, unknown);
        for (String word : unknown) {
            remarks.add(Grader.say(asked, Remark.NO_SUCH_ITEM, word, Answers.keys(asked)));
        }
        if (!unknown.isEmpty()) {
            return false;
        }
        if (given.size() != asked.choices().size() || new java.util.HashSet<>(given).size() != given.size()) {
            remarks.add(Grader.say(asked, Remark.EACH_ONCE, Answers.keys(asked)));
            return false;
        }
        List<Integer> order = new ArrayList<>();
        for (Asked.Choice item : given) {
            order.add(item.index());
        }
        for (int i = 0; i < order.size(); i++) {
            if (order.get(i) != i) {
                return false;
            }
        }
        return true;
    }
}
