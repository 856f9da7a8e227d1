package dev.qkv.notes.foreign;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells languages in the same letters apart by their commonest little words. */
final class LittleWords {
    private static final int MOST_WORDS = 400;
    private static final double LIKELY = 0.6;

    /** Words that hardly any of the others has; of a word that several have each gets a part. */
    static final LittleWords LATIN = new LittleWords(List.of(
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
            "cs je se na v co jak které který není pro nebo jsou při jaký která byste jste kdy proč mezi když může jaké",
            "sk je sa na v a čo ako ktorý ktoré ktorá nie pre alebo sú pri aký aká aké medzi by ste kedy prečo keď môže",
            "sl je in na v za kaj kako kateri katere katera ki so ne med ali zakaj če kdaj pri bi ste lahko uporabili razliko",
            "hr je i u na što kako koji koje koja za se da li su između ili kada zašto od bi biste kao može ako razlika",
            "sr je i u na šta kako koji koje koja za se da li su između ili kada zašto od bi biste kao može ako razlika",
            "sv är och att det som en ett för vad hur inte på av med vilken kan den till eller mellan varför du skulle vilka",
            "da og er at det som en et for hvad hvordan ikke på af med kan den til eller mellem hvorfor du ville hvilke dit når",
            "no og er å det som en et for hva hvordan ikke på av med kan den til eller mellom hvorfor du ville hvilke når fra",
            "fi ja on ei mikä mitä miten miksi että tai jos se ovat kuin voi joka mitkä ero milloin sekä käyttää",
            "et ja on mis kuidas ei või see miks kui et ning mida kas millal vahel mille oma kasutada",
            "lv ir un kas kā ko uz ar par no vai kāpēc kad tas jūs būtu starp kādi kāda kādas lai nav var",
            "lt ir kas kaip tai yra į su iš ar kodėl kada nuo ne jūs tarp kokie koks kokia kad gali arba",
            "ro este și în cu pe care ce nu de la un o pentru sunt din cum",
            "hu az és egy nem hogy mi milyen van melyik meg lehet ez hogyan mit vagy között miért mikor a kell ha",
            "sq është dhe në të e një që për me si nga çfarë cili cila kur pse mund ose ka nuk do janë",
            "ca els les dels i una que és com què per amb quina quin quan són entre del al això més",
            "tl ang ng sa mga ano na at ay paano para bakit kung o hindi isang ito mo may ka"));

    static final LittleWords CYRILLIC = new LittleWords(List.of(
            "ru и в на не что как с это для или чем вы по из когда между какие какой почему такое если к от при да же но его их можно бы чтобы где зачем то о все",
            "uk і в на не що як з це для або чим ви за із коли між які який чому таке якщо до від та є у",
            "bg и в на не какво как с това за или чем вие по от кога между кои какъв защо е се да са ли ще който която при бихте може",
            "sr и у на не шта како са то за или чиме ви по од када између које који зашто је се да су ли ако може",
            "be і ў на не што як з гэта для або чым вы па калі паміж якія які чаму ад"));

    private final List<String> table;
    /** The languages of each word, as places in the table. */
    private final Map<String, int[]> words = new HashMap<>();

    /** Which remainders the hashes of known words leave: most words are passed over by it. */
    private final boolean[] hashes = new boolean[1 << 13];

    private final int longest;

    /** @param table of each language its code, then its words; the first is the one that texts are taken to be in */
    private LittleWords(List<String> table) {
        this.table = table;
        int most = 0;
        for (int i = 0; i < table.size(); i++) {
            for (String word : List.of(table.get(i).substring(3).split(" ", -1))) {
                int[] known = words.getOrDefault(word, new int[0]);
                int[] more = Arrays.copyOf(known, known.length + 1);
                more[known.length] = i;
                words.put(word, more);
                hashes[word.hashCode() & (hashes.length - 1)] = true;
                most = Math.max(most, word.length());
            }
        }
        longest = most;
    }

    /** Whether a language is one of those, and not the first. */
    boolean tells(String language) {
        return place(language) > 0;
    }

    private int place(String language) {
        for (int i = 0; i < table.size(); i++) {
            if (table.get(i).substring(0, 2).equals(language)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * ISO 639; the first language unless another has clearly more of its words there; empty where there are none of any.
     *
     * @param likely the language that a short text is of where it has about as many words of it as of any other
     */
    String language(String text, String likely) {
        double[] counts = counts(text);
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        int expected = place(likely);
        if (expected >= 0 && counts[expected] > 0 && counts[expected] >= LIKELY * counts[best]) {
            return likely;
        }
        boolean clear = counts[best] >= 2 && counts[best] >= 1.3 * counts[0];
        return clear || best == 0
                ? (counts[best] == 0 ? "" : table.get(best).substring(0, 2))
                : counts[0] > 0 ? table.get(0).substring(0, 2) : "";
    }

    /** How many of the first words are each language's, by their places in the table. */
    private double[] counts(String text) {
        double[] counts = new double[table.size()];
        char[] word = new char[longest];
        int letters = 0;
        int hash = 0;
        int seen = 0;
        for (int i = 0; i <= text.length() && seen < MOST_WORDS; ) {
            int c = i < text.length() ? text.codePointAt(i) : ' ';
            i += Character.charCount(c);
            if (c < 0x80 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : isLetter(c)) {
                if (letters < longest) {
                    // no known word has letters beyond the basic plane
                    word[letters] = (char) (c < 0x80 ? c | 0x20 : Character.toLowerCase(c));
                    // as String.hashCode does
                    hash = 31 * hash + word[letters];
                }
                letters++;
            } else if (letters > 0) {
                seen++;
                boolean may = letters <= longest && hashes[hash & (hashes.length - 1)];
                int[] of = may ? words.get(new String(word, 0, letters)) : null;
                for (int k = 0; of != null && k < of.length; k++) {
                    counts[of[k]] += 1.0 / of.length;
                }
                letters = 0;
                hash = 0;
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
