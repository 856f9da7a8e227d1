package dev.qkv.quiz;

import dev.qkv.model.Question;
import java.util.ArrayList;
import java.util.List;

/** Every blank filled with one of its accepted answers. */
final class ClozeRule {
    private ClozeRule() {}

    static Answer expected(Question.Cloze question) {
        List<String> first = new ArrayList<>();
        for (List<String> accepted : question.blanks()) {
            first.add(accepted.get(0));
        }
        return first.size() == 1 ? Answer.of(first.get(0)) : Answer.of(first);
    }

    static boolean right(Asked asked, Question.Cloze question, Answer answer, List<String> remarks) {
        int blanks = question.blanks().size();
        List<String> given = given(answer, blanks);
        if (given.size() != blanks) {
            remarks.add(Grader.say(asked, Remark.BLANKS, blanks, given.size()));
            return false;
        }
        for (int blank = 0; blank < blanks; blank++) {
            if (!filled(question.blanks().get(blank), given.get(blank))) {
                return false;
            }
        }
        return true;
    }

    private static boolean filled(List<String> accepted, String given) {
        for (String one : accepted) {
            if (Forgiving.same(given, one)) {
                return true;
            }
        }
        return false;
    }

    /** One text a blank; a single text is split at semicolons where there are several blanks. */
    private static List<String> given(Answer answer, int blanks) {
        if (answer instanceof Answer.Items list) {
            return list.items();
        }
        if (blanks == 1) {
            return List.of(answer.shown());
        }
        List<String> parts = new ArrayList<>();
        String text = answer.shown();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == ';' || text.charAt(i) == '；') {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        return parts;
    }
}
