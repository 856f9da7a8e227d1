package dev.qkv.notes.foreign;

import org.jspecify.annotations.Nullable;

/**
 * A paragraph that note programs make a card of: question and answer with a line between that is nothing but {@code ?}, with {@code ::} behind the
 * question, or with a colon before the answer as in a list of definitions.
 */
final class Flashcard {
    private Flashcard() {}

    /** @param markdown of a paragraph @return null where it is none */
    static @Nullable SameLine of(String markdown) {
        int line = markdown.indexOf("\n?");
        if (line > 0) {
            int end = line + (markdown.startsWith("\n??", line) ? 3 : 2);
            int next = end < markdown.length() ? markdown.indexOf('\n', end) : -1;
            if (next > 0 && markdown.substring(end, next).isBlank()) {
                return made(markdown.substring(0, line), markdown.substring(next + 1));
            }
        }
        int sign = markdown.indexOf("::");
        if (sign > 0 && asksBefore(markdown, sign)) {
            int from = markdown.startsWith(":", sign + 2) ? sign + 3 : sign + 2;
            return made(markdown.substring(0, sign), markdown.substring(from));
        }
        int colon = markdown.indexOf("\n: ");
        return colon > 0 && asksBefore(markdown, colon)
                ? made(
                        markdown.substring(0, colon),
                        markdown.substring(colon + 3).replace("\n: ", "\n\n"))
                : null;
    }

    private static boolean asksBefore(String markdown, int at) {
        int end = at;
        while (end > 0 && (Character.isWhitespace(markdown.charAt(end - 1)) || markdown.charAt(end - 1) == '*')) {
            end--;
        }
        return end > 0 && "?？؟".indexOf(markdown.charAt(end - 1)) >= 0 && markdown.lastIndexOf('\n', at - 1) < 0;
    }

    private static @Nullable SameLine made(String question, String answer) {
        return question.isBlank() || answer.isBlank()
                ? null
                : new SameLine(question.strip().replace("*", ""), answer.strip());
    }
}
