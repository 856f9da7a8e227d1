package dev.qkv.notes.foreign;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Guesses the language of a text by its script and a few letters. */
final class Script {
    private static final int MOST = 4_000;
    private static final int FEW = 120;

    /** Below are signs and the letters of Latin and Greek. */
    private static final int OTHER_LETTERS = 0x400;

    private static final Pattern FORMULA =
            Pattern.compile("\\$\\$[^$]{1,2000}\\$\\$|\\$(?=[^\\s$`])[^$`\\n]{0,500}(?<=\\S)\\$");

    private Script() {}

    /** The same for a card: a word of the question in letters that are not Latin decides, then both texts. @param whole the document's */
    static String language(String question, String answer, String whole) {
        String all = withoutFormulas(answer.isBlank() ? question : question + "\n" + answer);
        String asked =
                isBelow(OTHER_LETTERS, question, question.length()) ? "" : letters(Prose.of(withoutFormulas(question)));
        if (asked.isEmpty()) {
            return language(all, whole);
        }
        String language = language(all);
        boolean same = asked.equals(language) || isKin(language, asked);
        boolean near = isKin(whole, asked);
        return same ? language(all, whole) : near ? whole : asked;
    }

    /** The language by the first word in letters of one script that only it is written in, here; empty for none. */
    private static String letters(String text) {
        int kana = 0;
        int han = 0;
        int[] others = new int[OTHERS.length];
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c < OTHER_LETTERS || !Character.isLetter(c)) {
                continue;
            }
            Character.UnicodeScript script = Character.UnicodeScript.of(c);
            han += script == Character.UnicodeScript.HAN ? 1 : 0;
            kana += script == Character.UnicodeScript.HIRAGANA || script == Character.UnicodeScript.KATAKANA ? 1 : 0;
            for (int k = 0; k < OTHERS.length; k++) {
                boolean counts = OTHERS[k] == script && script != Character.UnicodeScript.GREEK;
                others[k] += counts ? 1 : 0;
                // a letter alone may be a slip for one that looks like it
                if (counts && (others[k] > 1 || script == Character.UnicodeScript.HANGUL)) {
                    return CODES[k];
                }
            }
        }
        return kana > 0 ? "ja" : han > 0 ? "zh" : "";
    }

    private static String withoutFormulas(String text) {
        return text.indexOf('$') < 0 ? text : FORMULA.matcher(text).replaceAll(" ");
    }

    /** The same for a part of a text: a few words with one letter of the whole text's script are of its language. */
    static String language(String part, String whole) {
        String language = language(part);
        if (language.isEmpty()) {
            return whole.isEmpty() ? "en" : whole;
        }
        boolean eastern = whole.equals("zh") || whole.equals("ja");
        if (eastern
                && part.codePointCount(0, part.length()) <= FEW
                && part.codePoints().anyMatch(Character::isIdeographic)) {
            return whole;
        }
        LittleWords table = table(language);
        if (table != null) {
            String words = table.language(prose(part), whole);
            // a few words of no language are of the whole text's, if that is in the same letters
            return !words.isEmpty() ? words : table.tells(whole) ? whole : language;
        }
        return language;
    }

    /** What tells the languages in the letters of one apart; null where there is only one. */
    private static @Nullable LittleWords table(String language) {
        return switch (language) {
            case "en" -> LittleWords.LATIN;
            case "ru" -> LittleWords.CYRILLIC;
            default -> null;
        };
    }

    /** Whether one language is written in the other's letters, with a few more. */
    private static boolean isKin(String language, String of) {
        return switch (of) {
            case "ru" -> language.equals("uk") || LittleWords.CYRILLIC.tells(language);
            case "ar" -> language.equals("fa") || language.equals("ur");
            case "zh" -> language.equals("ja");
            default -> false;
        };
    }

    /** The language of a whole document. */
    static String of(String text) {
        String language = language(text.length() > MOST ? text.substring(0, MOST) : text);
        LittleWords table = table(language);
        String words = table == null ? "" : table.language(prose(text), "");
        return words.isEmpty() ? language : words;
    }

    private static boolean isBelow(int bound, String text, int end) {
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) >= bound) {
                return false;
            }
        }
        return true;
    }

    /** Without code, addresses and tags, cut to what is looked at. */
    private static String prose(String text) {
        return Prose.of(text.length() > MOST ? text.substring(0, MOST) : text);
    }

    /** ISO 639; {@code en} for Latin letters, empty where there are no letters. */
    static String language(String text) {
        int han = 0;
        int kana = 0;
        int latin = 0;
        int ukrainian = 0;
        int persian = 0;
        int urdu = 0;
        int[] others = new int[OTHERS.length];
        int end = Math.min(MOST, text.length());
        boolean ascii = isBelow(0x80, text, end);
        boolean code = false;
        for (int i = 0; i < end && !(ascii && latin > 0); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '`') {
                code = !code;
            }
            if (c == 'h' && text.startsWith("http", i - 1)) {
                // an address is of no language
                while (i < end && !Character.isWhitespace(text.charAt(i)) && ")>]".indexOf(text.charAt(i)) < 0) {
                    i++;
                }
                continue;
            }
            if (c < 0x80) {
                latin += !code && (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? 1 : 0;
                continue;
            }
            if (code || !Character.isLetter(c)) {
                continue;
            }
            ukrainian += UKRAINIAN.indexOf(c) >= 0 ? 1 : 0;
            persian += PERSIAN.indexOf(c) >= 0 ? 1 : 0;
            urdu += URDU.indexOf(c) >= 0 ? 1 : 0;
            Character.UnicodeScript script = Character.UnicodeScript.of(c);
            switch (script) {
                case HAN -> han++;
                case HIRAGANA, KATAKANA -> kana++;
                case LATIN -> latin++;
                default -> {
                    for (int k = 0; k < OTHERS.length; k++) {
                        others[k] += OTHERS[k] == script ? 1 : 0;
                    }
                }
            }
        }
        // a Chinese character says about as much as three letters, and Chinese text is full of English terms
        String best = latin > 0 ? "en" : "";
        int most = latin / 4;
        for (int k = 0; k < OTHERS.length; k++) {
            if (others[k] > most) {
                most = others[k];
                best = CODES[k];
            }
        }
        if (han + kana > most) {
            return kana * 5 > han ? "ja" : "zh";
        }
        return switch (best) {
            case "ru" -> ukrainian * FEW_LETTERS > most ? "uk" : best;
            case "ar" -> urdu * FEW_LETTERS > most ? "ur" : persian * FEW_LETTERS > most ? "fa" : best;
            default -> best;
        };
    }

    private static final int FEW_LETTERS = 50;

    /** Letters that Russian has not. */
    private static final String UKRAINIAN = "їєґЇЄҐ";

    /** Letters that Arabic has not. */
    private static final String PERSIAN = "پچژگک";

    private static final String URDU = "ٹڈڑےں";

    private static final Character.UnicodeScript[] OTHERS = {
        Character.UnicodeScript.HANGUL,
        Character.UnicodeScript.CYRILLIC,
        Character.UnicodeScript.ARABIC,
        Character.UnicodeScript.HEBREW,
        Character.UnicodeScript.THAI,
        Character.UnicodeScript.DEVANAGARI,
        Character.UnicodeScript.GREEK,
        Character.UnicodeScript.GEORGIAN,
        Character.UnicodeScript.ARMENIAN,
        Character.UnicodeScript.BENGALI,
        Character.UnicodeScript.TAMIL,
        Character.UnicodeScript.TELUGU,
        Character.UnicodeScript.KANNADA,
        Character.UnicodeScript.MALAYALAM,
        Character.UnicodeScript.GUJARATI,
        Character.UnicodeScript.GURMUKHI,
        Character.UnicodeScript.SINHALA,
        Character.UnicodeScript.MYANMAR,
        Character.UnicodeScript.KHMER,
        Character.UnicodeScript.LAO,
        Character.UnicodeScript.ETHIOPIC
    };
    private static final String[] CODES = {
        "ko", "ru", "ar", "he", "th", "hi", "el", "ka", "hy", "bn", "ta", "te", "kn", "ml", "gu", "pa", "si", "my",
        "km", "lo", "am"
    };
}
