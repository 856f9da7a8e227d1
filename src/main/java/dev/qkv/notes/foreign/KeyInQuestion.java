package dev.qkv.notes.foreign;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key written into the question itself: {@code 页表存放在（ A ）。}, {@code Which sort is stable? (Answer: B)}, {@code Which keys are unique? (AC)}.
 *
 * @param question without it
 * @param key the labels, or the words that state them; empty for none
 */
record KeyInQuestion(String question, String key) {
    /** A blank that was filled in; a bracket behind a Latin word may as well explain it. */
    private static final Pattern FILLED = Pattern.compile(
            "(?<=[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}，、])\\s*([(（])\\s*([A-H]{1,6})\\s*([)）])");

    private static final Pattern SAID = Pattern.compile("\\s*[(（\\[【]([^()（）\\[\\]【】]{2,40})[)）\\]】]\\s*$");

    /** The labels alone, behind the sign that ends the question. */
    private static final Pattern BEHIND = Pattern.compile(
            "(?<=[?？.。:：!！])\\s*[(（\\[【]\\s*([A-H](?:[\\s,，、&]*[A-H]){0,5}|[a-h]|[①-⑧]{1,6})\\s*[)）\\]】]\\s*[.。]?\\s*$");

    static KeyInQuestion of(String question) {
        if (question.indexOf('(') < 0
                && question.indexOf('（') < 0
                && question.indexOf('[') < 0
                && question.indexOf('【') < 0) {
            return new KeyInQuestion(question, "");
        }
        Matcher said = SAID.matcher(question);
        if (said.find() && Labels.isKey(said.group(1)) && Labels.keyStart(said.group(1)) > 0) {
            return new KeyInQuestion(question.substring(0, said.start()), said.group(1));
        }
        Matcher behind = BEHIND.matcher(question);
        if (behind.find()) {
            return new KeyInQuestion(question.substring(0, behind.start()), behind.group(1));
        }
        Matcher filled = FILLED.matcher(question);
        return filled.find()
                ? new KeyInQuestion(
                        question.substring(0, filled.end(1)) + " " + question.substring(filled.start(3)),
                        filled.group(2))
                : new KeyInQuestion(question, "");
    }
}
