package dev.qkv.notes.foreign;

/** Guesses the language of a text by its script and a few letters. */
final class Script {
    private static final int MOST = 4_000;
    private static final int FEW = 120;

    private Script() {}

    /** The same for a part of a text: a few words with one letter of the whole text's script are of its language. */
    static String language(String part, String whole) {
        String language = language(part);
        if (language.isEmpty()) {
            return whole.isEmpty() ? "en" : whole;
        }
        boolean eastern = whole.equals("zh") || whole.equals("ja");
        return eastern
                        && part.codePointCount(0, part.length()) <= FEW
                        && part.codePoints().anyMatch(Character::isIdeographic)
                ? whole
                : language;
    }

    /** ISO 639; {@code en} for Latin letters, empty where there are no letters. */
    static String language(String text) {
        int han = 0;
        int kana = 0;
        int latin = 0;
        int[] others = new int[OTHERS.length];
        int end = Math.min(MOST, text.length());
        boolean code = false;
        for (int i = 0; i < end; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '`') {
                code = !code;
            }
            if (code || !Character.isLetter(c)) {
                continue;
            }
            if (c < 0x80) {
                latin++;
                continue;
            }
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
        return best;
    }

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
        Character.UnicodeScript.BENGALI
    };
    private static final String[] CODES = {"ko", "ru", "ar", "he", "th", "hi", "el", "ka", "hy", "bn"};
}
