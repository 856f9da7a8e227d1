package dev.qkv.notes.foreign;

import java.util.Locale;
import java.util.regex.Pattern;

/** Why an answer is none. */
final class Problems {
    private static final String TARGET = "[^()\\n]{0,2000}(?:\\([^()\\n]{0,500}\\)[^()\\n]{0,500}){0,3}";
    private static final Pattern IMAGE = Pattern.compile("!\\[[^\\[\\]\\n]{0,500}\\]\\(" + TARGET + "\\)");
    private static final Pattern LINK =
            Pattern.compile("\\[[^\\[\\]\\n]{0,500}\\]\\(" + TARGET + "\\)|<?https?://[^\\s>]{1,2000}>?");
    private static final Pattern PLACEHOLDER = Pattern.compile("(?m)^[^\\p{L}\\p{N}]*(?:todo|tbd|tba|wip|fixme|to be"
            + " (?:completed|done|added|written|continued|updated|filled(?: in)?|answered|provided)|coming soon|(?:your )?answer (?:goes"
            + " )?here|work in progress|not answered yet|no answer"
            + " yet|pending|n/?a|待补充|待完善|待更新|待续|待写|未完待续|施工中|敬请期待|答案待补充|暂无)[^\\p{L}\\p{N}]*$");
    private static final int SHORT = 80;

    private Problems() {}

    /** @param markdown the answer @param sources whether addresses stood after it @return empty where it answers something */
    static String of(String markdown, boolean sources) {
        if (markdown.isBlank()) {
            return sources ? ForeignCard.ONLY_REFERENCES : ForeignCard.NO_ANSWER;
        }
        if (leadingWords(markdown) > SHORT) {
            return "";
        }
        String words = IMAGE.matcher(markdown).replaceAll(" ");
        boolean images = words.length() != markdown.length();
        String bare = LINK.matcher(words).replaceAll(" ");
        if (bare.codePoints().noneMatch(Character::isLetter)) {
            if (markdown.contains("⏳")) {
                return "the answer is a placeholder";
            }
            if (images) {
                return "the answer is only an image";
            }
            return bare.length() != words.length()
                    ? ForeignCard.ONLY_REFERENCES
                    : digitsOrSigns(bare) ? "" : ForeignCard.NO_ANSWER;
        }
        return isPlaceholder(bare) ? "the answer is a placeholder" : "";
    }

    /** Whether a text says that it will be written one day. */
    static boolean isPlaceholder(String text) {
        String bare = text.strip();
        return bare.length() <= SHORT
                && PLACEHOLDER.matcher(bare.toLowerCase(Locale.ROOT)).find();
    }

    private static boolean digitsOrSigns(String text) {
        return text.codePoints().anyMatch(c -> Character.isDigit(c) || "+-=<>{}()[]\"'".indexOf(c) >= 0);
    }

    /** Letters that stand before whatever may be an image or an address. */
    private static int leadingWords(String text) {
        int letters = 0;
        for (int i = 0; i < text.length() && letters <= SHORT; i++) {
            char c = text.charAt(i);
            if (c == '[' || c == '<' || (c == 'h' && text.startsWith("http", i))) {
                break;
            }
            letters += Character.isLetter(c) ? 1 : 0;
        }
        return letters;
    }
}
