package dev.qkv.notes.foreign;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells languages in Latin letters apart by their commonest little words. */
final class LatinWords {
    private static final int MOST_WORDS = 400;
    private static final double LIKELY = 0.6;

    /** The code, then words that hardly any of the others has. */
    private static final List<String> TABLE = List.of(
            "en a the of and is are to in what which how why you it that this for with be can does when between an by or from as not use used",
            "es el los las del que qué en es una un por para con se cómo cuál cuáles su está son como más entre lo al y o cuando puede sobre",
            "pt o os as do da dos das que uma um por para com não é são como você se mais entre ao à no na em qual quais são está pode quando",
            "fr le les des du la une un est et dans pour que qui ce sur pas vous avec quel quelle comment pourquoi sont par plus aux au il où ou être entre",
            "de der die das und ist ein eine einen den dem des zu mit von für nicht was wie welche auf sich im werden wird sind oder bei als wenn kann",
            "it il lo gli della del delle dei che è un una per con non come quale quali sono di nel nella si più tra cosa questo viene può",
            "nl de het een en van is dat niet wat welke hoe voor met zijn op wordt aan deze waarom bij ook worden kan",
            "pl jest się w na z do co jak nie to że jaki jakie który która przez dla oraz są czy",
            "tr bir ve bu için ile nedir nasıl hangi olarak hangisi olan değil daha çok ne veya aşağıdakilerden kadar",
            "vi của là và các một không trong có cho được để nào những với khi này như gì thế bạn từ",
            "id yang dan di ini itu untuk dengan adalah apa dari tidak pada dalam bagaimana atau dapat sebuah",
            "cs je se na v co jak které který není pro nebo jsou při jaký která",
            "sv är och att det som en ett för vad hur inte på av med vilken kan den",
            "ro este și în cu pe care ce nu de la un o pentru sunt din cum",
            "hu az és egy nem hogy mi milyen van melyik meg lehet ez");

    /** The languages of each word, as places in the table. */
    private static final Map<String, int[]> WORDS = new HashMap<>();

    private static final int LONGEST;

    static {
        int longest = 0;
        for (int i = 0; i < TABLE.size(); i++) {
            for (String word : List.of(TABLE.get(i).substring(3).split(" ", -1))) {
                int[] known = WORDS.getOrDefault(word, new int[0]);
                int[] more = Arrays.copyOf(known, known.length + 1);
                more[known.length] = i;
                WORDS.put(word, more);
                longest = Math.max(longest, word.length());
            }
        }
        LONGEST = longest;
    }

    private LatinWords() {}

    /**
     * ISO 639; {@code en} unless another language has clearly more of its words there; empty where there are none of any.
     *
     * @param likely the language that a short text is of where it has about as many words of it as of any other
     */
    static String language(String text, String likely) {
        double[] counts = counts(text);
        int best = 0;
        int expected = -1;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        for (int i = 0; i < counts.length; i++) {
            expected = TABLE.get(i).startsWith(likely) ? i : expected;
        }
        if (expected >= 0 && !likely.isEmpty() && counts[expected] > 0 && counts[expected] >= LIKELY * counts[best]) {
            return likely;
        }
        boolean clear = counts[best] >= 2 && counts[best] >= 1.3 * counts[0];
        return clear || best == 0
                ? (counts[best] == 0 ? "" : TABLE.get(best).substring(0, 2))
                : counts[0] > 0 ? "en" : "";
    }

    /** How many of the first words are each language's, by their places in the table; a word of several counts in parts. */
    private static double[] counts(String text) {
        double[] counts = new double[TABLE.size()];
        char[] word = new char[LONGEST];
        int letters = 0;
        int words = 0;
        for (int i = 0; i <= text.length() && words < MOST_WORDS; ) {
            int c = i < text.length() ? text.codePointAt(i) : ' ';
            i += Character.charCount(c);
            if (c < 0x80 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : isLetter(c)) {
                if (letters < LONGEST) {
                    // no known word has letters beyond the basic plane
                    word[letters] = (char) (c < 0x80 ? c | 0x20 : Character.toLowerCase(c));
                }
                letters++;
            } else if (letters > 0) {
                words++;
                int[] of = letters <= LONGEST ? WORDS.get(new String(word, 0, letters)) : null;
                for (int k = 0; of != null && k < of.length; k++) {
                    counts[of[k]] += 1.0 / of.length;
                }
                letters = 0;
            }
        }
        return counts;
    }

    private static boolean isLetter(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> Character.isLetter(c);
        };
    }
}
