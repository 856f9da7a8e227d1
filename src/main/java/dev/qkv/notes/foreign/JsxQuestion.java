package dev.qkv.notes.foreign;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A question of a quiz that is written as a tag of MDX, as Markdown.
 *
 * @param question empty where the heading above asks it
 * @param choices a line with a box for each
 * @param reason why they are right or wrong; empty for nothing
 */
record JsxQuestion(String question, String choices, String reason) {
    private static final List<String> TEXTS =
            List.of("text", "label", "answer", "answerText", "option", "content", "title", "choice", "value", "name");
    private static final List<String> RIGHT =
            List.of("correct", "isCorrect", "is_correct", "right", "isRight", "isAnswer");
    private static final List<String> REASONS =
            List.of("explain", "explanation", "feedback", "reason", "why", "comment", "rationale");
    private static final List<String> QUESTIONS = List.of("question", "prompt", "questionText", "title", "text");
    private static final List<String> LISTS = List.of("choices", "options", "answers", "answerOptions");
    private static final List<String> KEYS = List.of(
            "correct",
            "answer",
            "correctAnswer",
            "correctIndex",
            "correctAnswers",
            "answerIndex",
            "correctOption",
            "solution");
    private static final int MOST = 200;

    /** Whether a block's source may be such a tag. */
    static boolean mayBe(String source) {
        return source.startsWith("<") && (source.contains("{[") || source.contains("{ ["));
    }

    /** Those of a tag; empty where it asks nothing. */
    static List<JsxQuestion> of(String source) {
        Map<String, Object> attributes = JsxData.of(source);
        List<JsxQuestion> questions = new ArrayList<>();
        for (Object value : attributes.values()) {
            if (value instanceof List<?> list && list.size() <= MOST) {
                for (Object one : list) {
                    if (one instanceof Map<?, ?> map && !text(map, QUESTIONS).isEmpty()) {
                        add(map, text(map, QUESTIONS), questions);
                    }
                }
            }
        }
        if (questions.isEmpty()) {
            add(attributes, text(attributes, QUESTIONS), questions);
        }
        return questions;
    }

    private static void add(Map<?, ?> data, String question, List<JsxQuestion> into) {
        for (String name : LISTS) {
            if (data.get(name) instanceof List<?> list && list.size() >= 2 && list.size() <= Options.MOST) {
                add(list, data, question, into);
                return;
            }
        }
    }

    private static void add(List<?> list, Map<?, ?> data, String question, List<JsxQuestion> into) {
        StringBuilder choices = new StringBuilder();
        StringBuilder right = new StringBuilder(text(data, REASONS));
        StringBuilder wrong = new StringBuilder();
        int marked = 0;
        for (int i = 0; i < list.size(); i++) {
            Object one = list.get(i);
            String text = one instanceof Map<?, ?> map ? text(map, TEXTS) : plain(String.valueOf(one));
            if (text.isEmpty()) {
                return;
            }
            boolean is = one instanceof Map<?, ?> map && RIGHT.stream().anyMatch(name -> "true".equals(map.get(name)));
            is |= isKey(data, i, list.size(), text);
            marked += is ? 1 : 0;
            choices.append(choices.isEmpty() ? "" : "\n")
                    .append(is ? "[x] " : "[ ] ")
                    .append(text);
            String why = one instanceof Map<?, ?> map ? text(map, REASONS) : "";
            if (is && !why.isEmpty()) {
                right.append(right.isEmpty() ? "" : "\n\n").append(why);
            } else if (!why.isEmpty()) {
                wrong.append(wrong.isEmpty() ? "" : "\n")
                        .append("- **")
                        .append(text)
                        .append("** – ")
                        .append(why);
            }
        }
        if (marked > 0) {
            String both = (right + "\n\n" + wrong).strip();
            into.add(new JsxQuestion(question, choices.toString(), both));
        }
    }

    /** Whether the question says of a choice that it is right: by its place from zero, its letter or its words. */
    private static boolean isKey(Map<?, ?> data, int place, int size, String text) {
        for (String name : KEYS) {
            Object key = data.get(name);
            List<?> keys = key instanceof List<?> several ? several : key == null ? List.of() : List.of(key);
            for (Object one : keys) {
                String said = plain(String.valueOf(one));
                boolean letter = said.length() == 1 && Character.isLetter(said.charAt(0));
                boolean number =
                        !said.isEmpty() && said.length() <= 2 && said.chars().allMatch(c -> c >= '0' && c <= '9');
                if (said.equals(text)
                        || (letter && said.toUpperCase(Locale.ROOT).charAt(0) - 'A' == place)
                        || (number && Integer.parseInt(said) < size && Integer.parseInt(said) == place)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String text(Map<?, ?> data, List<String> names) {
        for (String name : names) {
            if (data.get(name) instanceof String text && !text.isBlank()) {
                return plain(text);
            }
        }
        return "";
    }

    /** One line of Markdown. */
    private static String plain(String text) {
        String line = text.replace('\n', ' ').strip();
        if (line.indexOf('<') < 0) {
            return line;
        }
        StringBuilder read = new StringBuilder();
        HtmlParts.of(line)
                .forEach(part -> read.append(read.isEmpty() ? "" : " ").append(part.text()));
        return read.toString().replace('\n', ' ').strip();
    }
}
