package dev.qkv.search;

import dev.qkv.model.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Picks what of a concept's text is shown for a query. */
final class Excerpts {
    /** A line in the language asked for is shown before one in another that holds a little more of the query. */
    private static final double HERE = 0.6;

    /** A line that holds less than this share of what the fullest holds is not worth showing. */
    private static final double WORTH = 0.5;

    private final List<Unit> units;
    private final Passages passages;
    private final Closeness closeness;
    private final Language language;

    Excerpts(List<Unit> units, Passages passages, Closeness closeness, Language language) {
        this.units = units;
        this.passages = passages;
        this.closeness = closeness;
        this.language = language;
    }

    /** The lines that hold anything of the query, the fullest first; of those in the other language only where this one has none as full. */
    List<Hit.Passage> lines(int most) {
        double fullest = 0;
        double fullestHere = 0;
        for (int i = 0; i < passages.lines().size(); i++) {
            double weight = shown(passages.lines().get(i)) ? closeness.lines().get(i) : 0;
            fullest = Math.max(fullest, weight);
            fullestHere = Math.max(fullestHere, passages.lines().get(i).language() == language ? weight : 0);
        }
        boolean here = fullestHere >= HERE * fullest;
        List<Integer> sorted = new ArrayList<>();
        for (int i = 0; i < passages.lines().size(); i++) {
            if (closeness.lines().get(i) > 0
                    && closeness.lines().get(i) >= WORTH * (here ? fullestHere : fullest)
                    && shown(passages.lines().get(i))
                    && (passages.lines().get(i).language() == language) == here) {
                sorted.add(i);
            }
        }
        sorted.sort(new Fullest());
        List<Hit.Passage> best = new ArrayList<>();
        for (int i : sorted.subList(0, Math.min(most, sorted.size()))) {
            Passages.Line line = passages.lines().get(i);
            best.add(new Hit.Passage(line.language(), line.section(), line.line(), line.text(), marks(line.text())));
        }
        return best;
    }

    private static boolean shown(Passages.Line line) {
        return !line.fenced() && !line.asks();
    }

    /** A class, since nothing else of a query needs a lambda linked. */
    private final class Fullest implements Comparator<Integer> {
        @Override
        public int compare(Integer a, Integer b) {
            return Double.compare(closeness.lines().get(b), closeness.lines().get(a));
        }
    }

    /** The question whose prompt holds the most of the query, if that is at least {@code weight}; in this language where it stands in several. */
    Passages.@Nullable Asked question(double weight) {
        Passages.Asked best = null;
        double most = weight;
        for (int i = 0; i < passages.questions().size(); i++) {
            Passages.Asked asked = passages.questions().get(i);
            double inPrompt = closeness.prompts().get(i);
            boolean here = best != null && asked.id().equals(best.id()) && asked.language() == language;
            if (here || inPrompt > most || (best == null && inPrompt >= most)) {
                best = asked;
                most = Math.max(most, inPrompt);
            }
        }
        return best;
    }

    private List<Hit.Mark> marks(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        boolean[] marked = new boolean[lower.length()];
        for (Unit unit : units) {
            for (Unit.Alternative alternative : unit.alternatives) {
                if (alternative.field() == null) {
                    mark(alternative.term(), lower, marked);
                }
            }
        }
        List<Hit.Mark> marks = new ArrayList<>();
        int start = 0;
        // a letter that is longer in lower case would shift what follows
        while (start < marked.length && marked.length == text.length()) {
            int end = start;
            while (end < marked.length && marked[end]) {
                end++;
            }
            if (end > start) {
                marks.add(new Hit.Mark(start, end));
            }
            start = end + 1;
        }
        return marks;
    }

    /** Marks the whole words that begin with a stem. */
    private static void mark(String stem, String text, boolean[] marked) {
        boolean han = stem.charAt(0) >= 0x2e80;
        for (int at = text.indexOf(stem); at >= 0; at = text.indexOf(stem, at + 1)) {
            int end = at + stem.length();
            while (!han && end < text.length() && isLatin(text.charAt(end))) {
                end++;
            }
            if (han || at == 0 || !isLatin(text.charAt(at - 1))) {
                Arrays.fill(marked, at, end, true);
            }
        }
    }

    private static boolean isLatin(char c) {
        return c < 0x2e80 && Character.isLetterOrDigit(c);
    }
}
