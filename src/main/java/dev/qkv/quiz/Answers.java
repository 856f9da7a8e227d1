package dev.qkv.quiz;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds keys in what was answered. */
final class Answers {
    private Answers() {}

    /** The answer as one text; a list of one is its entry. */
    static String single(Answer answer) {
        return answer instanceof Answer.Items list && list.items().size() == 1
                ? list.items().get(0)
                : answer.shown();
    }

    /** The choice meant by a key, as {@code b}, {@code (B)} or {@code b.}, or by its text; null for none. */
    static Asked.@Nullable Choice named(Asked asked, String word) {
        String plain = Forgiving.plain(word);
        String bare = plain.replace("(", "").replace(")", "");
        for (Asked.Choice choice : asked.choices()) {
            if (choice.key().equals(bare)) {
                return choice;
            }
        }
        for (Asked.Choice choice : asked.choices()) {
            if (!plain.isEmpty() && plain.equals(Forgiving.plain(choice.text()))) {
                return choice;
            }
        }
        return null;
    }

    /** Keys written together or apart, as {@code bca}, {@code b, c, a} or {@code b→c→a}; null where there is anything else in it. */
    static @Nullable List<Asked.Choice> letters(Asked asked, String text) {
        List<Asked.Choice> named = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            String letter = Forgiving.plain(text.substring(i, i + 1));
            if (letter.isEmpty() || "/|+&<>→-、;()[]".contains(letter)) {
                continue;
            }
            Asked.Choice found = null;
            for (Asked.Choice choice : asked.choices()) {
                if (choice.key().equals(letter)) {
                    found = choice;
                }
            }
            if (found == null || named.size() > asked.choices().size()) {
                return null;
            }
            named.add(found);
        }
        return named.isEmpty() ? null : named;
    }

    /** Every choice meant, in the order given. Something that names none is added to unknown. */
    static List<Asked.Choice> all(Asked asked, Answer answer, List<String> unknown) {
        if (answer instanceof Answer.Items list && list.items().size() > 1) {
            List<Asked.Choice> named = new ArrayList<>();
            for (String item : list.items()) {
                Asked.Choice choice = named(asked, item);
                if (choice == null) {
                    unknown.add(item);
                } else {
                    named.add(choice);
                }
            }
            return named;
        }
        String text = single(answer);
        Asked.Choice one = named(asked, text);
        if (one != null) {
            return List.of(one);
        }
        List<Asked.Choice> letters = letters(asked, text);
        if (letters == null) {
            unknown.add(text);
            return List.of();
        }
        return letters;
    }

    /** The keys from a to the last. */
    static String keys(Asked asked) {
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < asked.choices().size(); i++) {
            keys.append(i == 0 ? "" : ", ").append((char) ('a' + i));
        }
        return keys.toString();
    }
}
