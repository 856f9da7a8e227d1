package dev.qkv.notes.check;

import dev.qkv.model.Language;
import dev.qkv.model.Note;
import dev.qkv.model.Question;
import dev.qkv.model.Question.Option;
import dev.qkv.notes.SourceText;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** An answer is one that can be defended, has a reason, and does not give itself away. */
final class AnswerRules {
    /** A right choice that is this many times as wide as the widest wrong one, and by this many columns, is seen at a glance. */
    private static final double MUCH_LONGER = 1.5;

    private static final int BY_COLUMNS = 14;
    private static final Pattern ONE =
            Pattern.compile("\\bwhich one\\b|哪一[个项种条]|哪[个项种条](?!几)", Pattern.CASE_INSENSITIVE);
    private static final Pattern OTHERS = Pattern.compile(
            "\\b(all|none|both|neither|any) of the above\\b|^(all|none) of"
                    + " (these|them)\\.?$|^(以上|上述)(都|均|全|皆|两)|^(都|全)不?(对|是|正确)$",
            Pattern.CASE_INSENSITIVE);

    /** An answer of fewer characters stands in a prompt by chance. */
    private static final int TELLING = 4;

    private final Note note;
    private final Pages pages;

    private AnswerRules(Note note, Pages pages) {
        this.note = note;
        this.pages = pages;
    }

    static void check(Note note, Pages pages) {
        AnswerRules rules = new AnswerRules(note, pages);
        for (Question question : note.questions()) {
            rules.common(question);
            if (question instanceof Question.Choice choice) {
                rules.keys(choice);
                rules.lengths(choice);
            } else if (question instanceof Question.Order order) {
                rules.distinct(order, order.items(), "item");
            } else if (question instanceof Question.Cloze cloze) {
                rules.blanks(cloze);
            }
        }
    }

    private void common(Question question) {
        if (question.header().why().isEmpty() && !(question instanceof Question.Open)) {
            warn(question, "has no why");
        }
        String words = question.header().prompt() + question.header().why();
        if (note.language() == Language.ZH
                && words.codePoints().noneMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
                && !(question instanceof Question.Cloze)) {
            warn(question, "has no Chinese word in its prompt and why");
        }
    }

    private void keys(Question.Choice choice) {
        distinct(choice, choice.options().stream().map(Option::text).toList(), "choice");
        long right = choice.options().stream().filter(Option::right).count();
        if (right > 1 && ONE.matcher(choice.header().prompt()).find()) {
            pages.error(
                    note,
                    choice.header().line(),
                    "question \"" + choice.id() + "\" asks for one choice, but " + right + " are ticked");
        }
        if (right == choice.options().size()) {
            warn(choice, "has no wrong choice");
        }
        for (Option option : choice.options()) {
            if (OTHERS.matcher(option.text()).find()) {
                at(choice, option, "points to other choices, but choices are shuffled");
            }
        }
    }

    private void distinct(Question question, List<String> texts, String what) {
        Set<String> seen = new HashSet<>();
        for (String text : texts) {
            if (!seen.add(text.strip().toLowerCase(Locale.ROOT))) {
                pages.error(
                        note,
                        question.header().line(),
                        "question \"" + question.id() + "\" has the " + what + " \"" + text + "\" twice");
            }
        }
    }

    private void lengths(Question.Choice choice) {
        int wrong = 0;
        int right = Integer.MAX_VALUE;
        Option shortest = null;
        for (Option option : choice.options()) {
            int width = width(option.text());
            if (!option.right()) {
                wrong = Math.max(wrong, width);
            } else if (width < right) {
                right = width;
                shortest = option;
            }
        }
        if (shortest != null && wrong > 0 && right >= wrong * MUCH_LONGER && right - wrong >= BY_COLUMNS) {
            at(
                    choice,
                    shortest,
                    "gives itself away: the right choice is " + right + " columns wide, the widest wrong one " + wrong);
        }
    }

    private void blanks(Question.Cloze cloze) {
        String prompt = (cloze.header().prompt() + "\n" + cloze.text().replaceAll("\\{\\{.*?}}", "\u0000"))
                .toLowerCase(Locale.ROOT);
        for (List<String> blank : cloze.blanks()) {
            for (String answer : blank) {
                if (answer.codePointCount(0, answer.length()) >= TELLING && stands(answer, prompt)) {
                    warn(cloze, "shows the answer \"" + answer + "\" in its own text");
                    return;
                }
            }
        }
    }

    private static boolean stands(String answer, String prompt) {
        String wanted = answer.toLowerCase(Locale.ROOT);
        int at = prompt.indexOf(wanted);
        int end = at + wanted.length();
        return at >= 0
                && (at == 0 || !latin(prompt.charAt(at - 1)) || !latin(wanted.charAt(0)))
                && (end == prompt.length() || !latin(prompt.charAt(end)) || !latin(wanted.charAt(wanted.length() - 1)));
    }

    private static boolean latin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    /** In columns of a terminal, about: a Chinese character takes two. */
    static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            width += c >= 0x2E80 && c <= 0xFFE6 ? 2 : c == '$' || c == '`' ? 0 : 1;
        }
        return width;
    }

    private void warn(Question question, String what) {
        pages.warning(note, question.header().line(), "question \"" + question.id() + "\" " + what);
    }

    private void at(Question question, Option option, String what) {
        SourceText source = pages.of(note);
        Pages.warning(
                source, question.header().line() + 1, option.text(), "question \"" + question.id() + "\" " + what);
    }
}
