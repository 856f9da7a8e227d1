package dev.qkv.notes.foreign;

import dev.qkv.model.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Node;

/**
 * A question's line: without its number and ornaments, and how much it looks like a question.
 *
 * @param labelled whether a word such as {@code Question 3:} or a mark of difficulty before it said that it is one
 * @param bare whether nothing but such a label stands there: what is asked comes below
 */
record QuestionText(String text, boolean numbered, boolean labelled, boolean bare, boolean hard) {
    static final int LONGEST = 1_500;

    /** "Question" as documents number theirs; single letters only where {@link Labels} sees the answer's letter too. */
    static final String WORDS = "q(?:uestion|ues)?|mcq|问题|問題|题目|題目|面试题|面試題|问|题|問|質問|pregunta|pergunta|questão|frage"
            + "|вопрос|vopros|питання|въпрос|domanda|quesito|질문|문제|문|soru|câu hỏi|câu|pytanie|ot[áa]zka|vraag|fr[åa]ga|pertanyaan|سؤال|السؤال"
            + "|प्रश्न|kysymys|spørgsmål|ερώτηση|întrebare|pitanje|שאלה|প্রশ্ন";

    private static final String SIGNS = "[.:：。·、)）|\\-—–．]";
    /** What is left of a label before its question. Without a number before it, a sign that joins words makes no label: {@code Q、K、V}, {@code Q-learning}. */
    private static final String AFTER_LABEL =
            "(?:(?<=[\\d一二三四五六七八九十)）])\\s*" + SIGNS + "+|[.:：。)）．]+|[|\\-—–]+(?=\\s))";

    /** How many questions there are, behind the number of one: {@code Question 3 of 90}. */
    private static final String OF_ALL = "(?:\\s*(?:of|out of|von|de|di|sur|из|з|z|/)\\s*\\d{1,4})?";

    private static final Opening ORNAMENT =
            new Opening(Pattern.compile("^[\\s#\\p{So}[\\p{Sk}&&[^`]]\\uFE0F\\u200D\\u20E3▶►•·*_↥↑→]+(?=.)"), false);
    private static final Opening HASH =
            new Opening(Pattern.compile("^\\\\?#\\s?\\d{1,4}(?:\\s*[.:：)\\-–—]\\s*|\\s+)(?=[\\p{L}¿\"`*])"), false);
    private static final Opening BARE = new Opening(
            Pattern.compile(
                    "^(?:(?:" + WORDS
                            + ")\\s*(?:n[°ºo.]|№|#)?\\s*\\.?\\s*(?:\\d{1,4}(?:\\.\\d{1,3})*" + OF_ALL
                            + "|[一二三四五六七八九十]{1,3})?|第\\s*[\\d一二三四五六七八九十百]{1,5}\\s*[题題问問]"
                            + "|\\\\?[\\[(（【]\\s*(?:" + WORDS + ")\\s*\\d{1,4}\\s*\\\\?[\\])）】]"
                            + "|\\d{1,4}(?:-\\d{1,3})?)\\s*" + SIGNS + "?\\s*(?:[(（\\[【][^)）\\]】]{1,30}[)）\\]】])?\\s*"
                            + SIGNS + "?$",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
            true);
    private static final Opening ONLY_WORD = new Opening(
            Pattern.compile("^(?:" + WORDS + ")\\s*" + SIGNS + "?$", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
            true);
    private static final Opening LABEL = new Opening(
            Pattern.compile(
                    "^(?:(?:" + WORDS
                            + ")\\s*(?:n[°ºo.]|№|#)?\\s*\\.?\\s*(?:\\d{1,4}[a-h]?(?![a-z])(?:\\.\\d{1,3})*" + OF_ALL
                            + "|[一二三四五六七八九十]{1,3})?(?:\\s*[(（][^)）]{1,20}[)）])?\\s*"
                            + AFTER_LABEL + "\\s*|(?:" + WORDS + ")\\s?\\d{1,4}(?:\\.\\d{1,3})*\\s+(?=\\S)"
                            + "|\\\\?[\\[(（【]\\s*(?:" + WORDS
                            + ")\\s*\\d{1,4}\\s*\\\\?[\\])）】]\\s*[.:：、]?\\s*(?=\\S)"
                            + "|[pвfdo]\\s*\\d{0,4}\\s*[:：]\\s+(?=.*[?？])"
                            + "|第\\s*[\\d一二三四五六七八九十百]{1,5}\\s*[题題问問]\\s*[.:：。·、]?\\s*)",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
            true);
    private static final Opening NUMBER = new Opening(
            Pattern.compile(
                    "^(?:[a-z]\\s?\\d{1,4}\\s*[.:、)]\\s+"
                            + "|[\\p{L}\\p{M}&&[^\\p{IsLatin}\\p{IsHan}\\p{IsHangul}\\p{IsHiragana}\\p{IsKatakana}]]{1,3}\\s?\\d{1,4}\\s*[.:、)]\\s+"
                            + "|\\\\?[\\[(（【]\\s*\\d{1,3}(?:[.,]\\d)?\\s*(?:pts?|points?|marks?|puntos?|pontos?|punti|punkte?|балл\\p{L}{0,2}|分|点|점)\\.?\\s*\\\\?[\\])）】]\\s*[.:：]?\\s*(?=\\S)"
                            + "|\\d{1,2}\\uFE0F?\\u20E3\\s*"
                            + "|`\\d{1,4}[.)]`\\s+(?=\\p{L})"
                            + "|\\d{1,2}(?:-\\d{1,2}){2}\\s+(?=\\p{L})|\\d{1,2}-\\d{1,2}\\s+(?=[\\p{IsHan}&&[^倍亿万版代个年月天周层步种]])"
                            + "|[(（\\[【]\\s*\\d{1,4}\\s*[)）\\]】]\\s*[.:：、]?\\s*"
                            + "|\\d{1,4}(?:[.．\\-]\\d{1,4}){0,4}\\s*[.．)）、:：。,，]+\\s*(?=\\D)"
                            + "|\\d{1,4}(?:[.．]\\d{1,4}){1,4}\\s+"
                            + "|\\d{1,2}(?:[.．]\\d{1,2}){1,2}(?=[\\p{IsHan}&&[^倍亿万版代个年月]])"
                            + "|(?:\\d{1,3}-\\d{1,3}\\s+)?q\\s?[&/]?\\s?a\\s*[:：]\\s*"
                            + "|(?:day|follow[- ]?up|追问|追問)\\s?\\d{0,4}\\s*[:：]\\s*"
                            + "|\\d{1,4}\\s*[-–—|]\\s+"
                            + "|[一二三四五六七八九十]{1,3}\\s*[、.．]\\s*)",
                    Pattern.CASE_INSENSITIVE),
            true);
    private static final Pattern TAIL = Pattern.compile(
            "(?:\\s|#+$|\\*{3}$|(?:\\s|\\\\?\\[)+\\\\?\\[?(?:src|source|link|ref|answer|答案)\\s*\\]*$|[\\p{So}\\uFE0F\\u200D★☆⭐↑]+$)+$",
            Pattern.CASE_INSENSITIVE);

    private static final String SENTENCE_ENDS = ".。:：";
    private static final String NUMERALS = "一二三四五六七八九十百问题";
    private static final int LONGEST_WORD = 8;
    private static final int LONGEST_NUMBER = 40;
    private static final String TAIL_SIGNS = "#*\\[]srcoulinkefawSRCOULINKEFAW";

    /** Whether a block below a line that says no more than "Question 3" may be what is asked. */
    static boolean mayStandIn(Piece piece) {
        return switch (piece.kind()) {
            case PARAGRAPH, HEADING, QUOTE, HTML -> piece.markdown().length() <= LONGEST;
            default -> false;
        };
    }

    /** What such a block asks. */
    static QuestionText in(Piece piece) {
        Node node = piece.node();
        return of(
                node == null || piece.is(Piece.Kind.QUOTE)
                        ? piece.markdown().replaceAll("(?m)^>\\s?", "").replaceAll("^\\*\\*|\\*\\*$", "")
                        : Inline.markdown(node.getFirstChild(), null));
    }

    /** @param markdown the line as Markdown or plain text */
    static QuestionText of(String markdown) {
        String text = markdown.replace('\n', ' ').strip();
        boolean numbered = false;
        boolean labelled = false;
        boolean hard = false;
        int untagged = Outline.untagged(text);
        if (untagged < text.length()) {
            labelled = true;
            text = text.substring(0, untagged);
        }
        for (int round = 0; round < 3; round++) {
            String before = text;
            int hash = round > 0 ? 0 : HASH.length(text);
            numbered |= hash > 0;
            text = text.substring(hash > 0 ? hash : ORNAMENT.length(text));
            if (text.length() <= LONGEST_NUMBER && BARE.matches(text)) {
                return new QuestionText(
                        text.strip(), true, !Character.isDigit(text.charAt(0)), true, Grade.isHard(text));
            }
            int label = LABEL.length(text);
            int number = label > 0 && label < text.length() ? 0 : NUMBER.length(text);
            if (label > 0 && label < text.length()) {
                labelled = true;
                numbered = true;
                text = text.substring(label);
            } else if (number > 0 && number < text.length()) {
                numbered = true;
                text = text.substring(number);
            }
            Matcher grade = Grade.inBrackets(text);
            if (grade != null) {
                hard |= Grade.isHard(grade.group());
                labelled |= grade.start() == 0;
                text = text.substring(0, grade.start()) + text.substring(grade.end());
            }
            int from = tail(text);
            Matcher tail = from == text.length() ? null : TAIL.matcher(text).region(from, text.length());
            if (tail != null && tail.find() && tail.start() > 0) {
                hard |= Grade.isHard(tail.group());
                text = text.substring(0, tail.start());
            }
            if (text.equals(before)) {
                break;
            }
        }
        return new QuestionText(text.strip(), numbered, labelled, false, hard);
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

    /** Where the run of characters that a tail can have begins; the text's end where there is none but letters, which make none alone. */
    private static int tail(String text) {
        int at = text.length();
        boolean signs = false;
        while (at > 0) {
            int c = text.codePointBefore(at);
            boolean can = c < 0x80
                    ? Character.isWhitespace(c) || TAIL_SIGNS.indexOf(c) >= 0
                    : !Character.isLetterOrDigit(c) || c == '答' || c == '案';
            if (!can) {
                break;
            }
            signs |= !Character.isLetter(c);
            at -= Character.charCount(c);
        }
        return signs ? at : text.length();
    }

    /** Whether a line begins with the number of a part of a book, as {@code 3.1.2}: its sections have such numbers too. */
    static boolean hasSectionNumber(String line) {
        int i = 0;
        int dots = 0;
        while (i < line.length() && (Character.isDigit(line.charAt(i)) || line.charAt(i) == '.')) {
            boolean dot = line.charAt(i) == '.';
            dots += dot && i > 0 && i + 1 < line.length() && Character.isDigit(line.charAt(i + 1)) ? 1 : 0;
            i++;
        }
        return dots > 0;
    }

    /** Whether nothing but the word for a question stands there, without any number. */
    static boolean isWord(String text) {
        return ONLY_WORD.matches(text);
    }

    QuestionText withNumber() {
        return new QuestionText(text, true, labelled, bare, hard);
    }

    /** Whether a number stands there, as in {@code Question 3}; not in {@code Question}. */
    boolean numberedBare() {
        return bare && text.codePoints().anyMatch(Character::isDigit);
    }

    Level level() {
        return hard ? Level.ADVANCED : Level.CORE;
    }

    /** Ends as a question does. */
    boolean asks() {
        return Asking.ends(text);
    }

    /** Ends as a statement does, or as the beginning of one: titles of parts do not. */
    boolean isSentence() {
        return !text.isEmpty() && SENTENCE_ENDS.indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    boolean likely() {
        return labelled || asks() || Asking.sounds(text);
    }

    /** Looks like one where other titles name terms: {@code How it works} is such a title too. */
    boolean asksAsTitle() {
        return asks() || (likelyAsItem() && !Asking.soundsAsTitle(text) && !isOneWord());
    }

    /** {@code Why} alone names a part of a text. */
    private boolean isOneWord() {
        return text.length() <= LONGEST_WORD
                && text.chars().allMatch(c -> Character.isLetter(c) && !Character.isIdeographic(c));
    }

    /** Looks like one even without an answer. */
    boolean surely() {
        return labelled || asks() || Asking.soundsSurely(text);
    }

    /** Looks like one where most lines are statements: as an item of a list. */
    boolean likelyAsItem() {
        return labelled || asks() || Asking.soundsAsItem(text);
    }
}
