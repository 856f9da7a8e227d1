package dev.qkv.notes.foreign;

import dev.qkv.model.Level;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A question's line: without its number and ornaments, and how much it looks like a question. */
record QuestionText(String text, boolean numbered, boolean hard) {
    static final int LONGEST = 1_500;

    private static final Pattern ORNAMENT = Pattern.compile("^[\\s#\\p{So}\\p{Sk}\\uFE0F\\u200D\\u20E3▶►•·*_↥]+(?=.)");
    private static final Pattern NUMBER = Pattern.compile(
            "^(?:(?:q(?:uestion|ues)?|问题|题目|面试题|问|题)\\s*\\.?\\s*\\d{0,4}(?:\\.\\d{1,3})*\\s*[.:：。·、)）|\\-—–]+\\s*"
                    + "|[a-z]\\s?\\d{1,4}\\s*[.:、)]\\s+"
                    + "|q\\s?\\d{1,4}\\s+"
                    + "|第\\s*[\\d一二三四五六七八九十百]{1,5}\\s*[题问]\\s*[.:：。·、]?\\s*"
                    + "|[(（\\[【]\\s*\\d{1,4}\\s*[)）\\]】]\\s*[.:：、]?\\s*"
                    + "|\\d{1,4}(?:[.．\\-]\\d{1,4}){0,4}\\s*[.．)）、:：。,，]+\\s*(?=\\D)"
                    + "|\\d{1,4}(?:[.．]\\d{1,4}){1,4}\\s+"
                    + "|\\d{1,4}\\s*[-–—|]\\s+"
                    + "|[一二三四五六七八九十]{1,3}\\s*[、.．]\\s*)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TAIL = Pattern.compile(
            "(?:\\s|#+$|\\*{3}$|(?:\\s|\\\\?\\[)+\\\\?\\[?(?:src|source|link|ref|answer|答案)\\s*\\]*$|[\\p{So}\\uFE0F\\u200D★☆⭐]+$)+$",
            Pattern.CASE_INSENSITIVE);
    private static final String NUMERALS = "一二三四五六七八九十百问题";
    private static final int LONGEST_NUMBER = 40;
    private static final String TAIL_SIGNS = "#*\\[]srcoulinkefawSRCOULINKEFAW";
    private static final Pattern ASKS = Pattern.compile(
            "^(?:what|how|why|when|where|which|who|whose|is|are|was|can|could|do|does|did|should|will|would|has|have|explain|describe|define|compare|list|name|discuss|differentiate|difference|differences|tell|give|write|implement|design|true"
                    + " or false|suppose|given|consider|in"
                    + " what|walk|derive|prove|show|demonstrate|state|mention|contrast|calculate|compute|find|choose|select|fix|create|identify|you)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final List<String> ASKS_ZH = List.of(
            "什么", "为何", "如何", "怎么", "怎样", "哪些", "哪个", "哪种", "哪几", "吗", "多少", "是否", "区别", "简述", "谈谈", "解释", "说说", "讲讲",
            "描述", "有何", "几种", "介绍", "请", "异同", "いつ", "なぜ", "何", "とは");

    /** @param markdown the line as Markdown or plain text */
    static QuestionText of(String markdown) {
        String text = markdown.replace('\n', ' ').strip();
        boolean numbered = false;
        boolean hard = false;
        for (int round = 0; round < 3; round++) {
            String before = text;
            Matcher ornament = ORNAMENT.matcher(text);
            text = ornament.lookingAt() ? text.substring(ornament.end()) : text;
            Matcher number = NUMBER.matcher(text);
            if (number.lookingAt() && number.end() < text.length()) {
                numbered = true;
                text = text.substring(number.end());
            }
            Matcher grade = Grade.inBrackets(text);
            if (grade != null) {
                hard |= Grade.isHard(grade.group());
                text = text.substring(0, grade.start()) + text.substring(grade.end());
            }
            Matcher tail = TAIL.matcher(text).region(tail(text), text.length());
            if (tail.find() && tail.start() > 0) {
                hard |= Grade.isHard(tail.group());
                text = text.substring(0, tail.start());
            }
            if (text.equals(before)) {
                break;
            }
        }
        return new QuestionText(text.strip(), numbered, hard);
    }

    /** Whether a number may stand before a text: most paragraphs can be passed over by their beginning. */
    static boolean mayHaveNumber(String plain) {
        String start = plain.substring(0, Math.min(LONGEST_NUMBER, plain.length()));
        boolean first = true;
        for (int i = 0; i < start.length(); i++) {
            char c = start.charAt(i);
            if (Character.isDigit(c) || NUMERALS.indexOf(c) >= 0 || (first && (c == 'q' || c == 'Q'))) {
                return true;
            }
            first &= !Character.isLetter(c);
        }
        return false;
    }

    /** Where the run of characters that a tail can have begins. */
    private static int tail(String text) {
        int at = text.length();
        while (at > 0) {
            int c = text.codePointBefore(at);
            boolean can = c < 0x80
                    ? Character.isWhitespace(c) || TAIL_SIGNS.indexOf(c) >= 0
                    : !Character.isLetterOrDigit(c) || c == '答' || c == '案';
            if (!can) {
                break;
            }
            at -= Character.charCount(c);
        }
        return at;
    }

    Level level() {
        return hard ? Level.ADVANCED : Level.CORE;
    }

    /** Ends as a question does. */
    boolean asks() {
        String end = text.length() > 12 ? text.substring(text.length() - 12) : text;
        return end.indexOf('?') >= 0 || end.indexOf('？') >= 0 || end.indexOf('؟') >= 0 || text.startsWith("¿");
    }

    boolean likely() {
        if (asks() || ASKS.matcher(text).lookingAt()) {
            return true;
        }
        for (String word : ASKS_ZH) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
