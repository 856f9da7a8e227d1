package dev.qkv.quiz;

import dev.qkv.model.Language;

/** What a grader says about an answer that it could not take as it stood, or took in a way worth telling. */
enum Remark {
    NOT_ANSWERED("not answered", "未作答"),
    TOO_LONG("the answer is longer than {0} characters", "答案超过 {0} 个字符"),
    NO_SUCH_CHOICE("no choice \"{0}\": the keys are {1}", "没有选项“{0}”：可选的是 {1}"),
    NOT_TRUE_OR_FALSE("\"{0}\" is neither true nor false", "“{0}”既不是对也不是错"),
    BLANKS("{0} blanks, {1} given", "有 {0} 个空，给出了 {1} 个"),
    NO_SUCH_ITEM("no item \"{0}\": the keys are {1}", "没有条目“{0}”：可用的是 {1}"),
    EACH_ONCE("each of {0} once", "{0} 每个恰好用一次"),
    NOT_A_NUMBER("\"{0}\" is not a number", "“{0}”不是数字"),
    OTHER_UNIT("{0} cannot be compared with {1}", "{0} 不能换算成 {1}"),
    UNDERSTOOD("read as {0}", "理解为 {0}");

    private static final int SHOWN = 60;
    private final String en;
    private final String zh;

    Remark(String en, String zh) {
        this.en = en;
        this.zh = zh;
    }

    /** The text; arguments may be anything somebody typed. */
    String in(Language language, Object... arguments) {
        String text = language == Language.ZH ? zh : en;
        StringBuilder filled = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '{') {
                filled.append(shown(String.valueOf(arguments[text.charAt(i + 1) - '0'])));
                i += 2;
            } else {
                filled.append(text.charAt(i));
            }
        }
        return filled.toString();
    }

    /** Short, and without control characters. */
    private static String shown(String text) {
        StringBuilder shown = new StringBuilder(Math.min(text.length(), SHOWN));
        int[] points = text.codePoints().limit(SHOWN + 1L).toArray();
        for (int i = 0; i < Math.min(points.length, SHOWN); i++) {
            shown.appendCodePoint(Character.isISOControl(points[i]) ? 0xfffd : points[i]);
        }
        return points.length > SHOWN ? shown + "…" : shown.toString();
    }
}
