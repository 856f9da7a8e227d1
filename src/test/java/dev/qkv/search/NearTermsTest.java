package dev.qkv.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qkv.model.Nearest;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Against the distance of each term alone. */
class NearTermsTest {
    private static final Random RANDOM = new Random(7);

    @Test
    void findsWhatIsWithinSoManyEditsAndNothingElse() {
        TreeSet<String> terms = new TreeSet<>();
        while (terms.size() < 3000) {
            terms.add(word(1 + RANDOM.nextInt(8)));
        }
        int found = 0;
        for (int i = 0; i < 300; i++) {
            String word = word(2 + RANDOM.nextInt(6));
            for (int edits = 1; edits <= 3; edits++) {
                int most = edits;
                NearTerms near = new NearTerms(word, edits);
                terms.forEach(near::add);
                List<String> expected = terms.stream()
                        .filter(term -> Nearest.distance(word, term) <= most)
                        .toList();
                assertThat(near.found()).as("%s, %d edits", word, edits).isEqualTo(expected);
                found += expected.size();
            }
        }
        assertThat(found).isGreaterThan(300);
    }

    @Test
    void noBeginningOfANearTermIsLeftOut() {
        for (int i = 0; i < 2000; i++) {
            String word = word(3 + RANDOM.nextInt(5));
            String term = word(3 + RANDOM.nextInt(5));
            for (int length = 0; Nearest.distance(word, term) <= 2 && length <= term.length(); length++) {
                assertThat(new NearTerms(word, 2).mayBegin(term.substring(0, length)))
                        .as("%s for %s", term.substring(0, length), word)
                        .isTrue();
            }
        }
    }

    private static String word(int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append("abc注意".charAt(RANDOM.nextInt(5)));
        }
        return word.toString();
    }
}
