package dev.qkv.search;

import dev.qkv.model.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How closely a concept's passages answer a query: words that stand in one paragraph say more than the same words far apart. */
final class Closeness {
    /** A unit that is in the concept's name counts this much for every passage. */
    private static final double IN_NAME = 0.8;

    /** A line in the language asked for is shown before one in another that holds a little more of the query. */
    private static final double HERE = 0.6;

    private final List<Unit> units;
    private final boolean[] named;
    private final List<Scored<Passages.Line>> lines = new ArrayList<>();
    private final List<Scored<Passages.Asked>> questions = new ArrayList<>();

    /** @param weight of the query's units that stand in it; @param withNames the same, and those in the concept's names */
    record Scored<T>(T passage, double weight, double withNames) {}

    private Closeness(List<Unit> units) {
        this.units = units;
        named = new boolean[units.size()];
    }

    static Closeness of(List<Unit> units, Passages passages) {
        Closeness closeness = new Closeness(units);
        for (String name : passages.names()) {
            closeness.markNames(name);
        }
        for (Passages.Line line : passages.lines()) {
            closeness.lines.add(closeness.scored(line, line.section() + " " + line.text()));
        }
        for (Passages.Asked asked : passages.questions()) {
            closeness.questions.add(closeness.scored(asked, asked.prompt() + " " + asked.answer() + " " + asked.why()));
        }
        return closeness;
    }

    /** The most of the query's weight that stands in one passage or in the names. */
    double most() {
        double most = 0;
        for (Scored<?> line : lines) {
            most = Math.max(most, line.withNames());
        }
        for (Scored<?> question : questions) {
            most = Math.max(most, question.withNames());
        }
        return most;
    }

    /** The lines that hold anything of the query, the fullest first; of those in the other language only where this one has none as full. */
    List<Hit.Passage> lines(int most, Language language) {
        double fullest = 0;
        double fullestHere = 0;
        for (Scored<Passages.Line> line : lines) {
            fullest = Math.max(fullest, line.weight());
            fullestHere = Math.max(fullestHere, line.passage().language() == language ? line.weight() : 0);
        }
        boolean here = fullestHere >= HERE * fullest;
        List<Scored<Passages.Line>> sorted = new ArrayList<>();
        for (Scored<Passages.Line> line : lines) {
            if (line.weight() > 0 && (line.passage().language() == language) == here) {
                sorted.add(line);
            }
        }
        sorted.sort((a, b) -> Double.compare(b.weight(), a.weight()));
        List<Hit.Passage> best = new ArrayList<>();
        for (Scored<Passages.Line> scored : sorted.subList(0, Math.min(most, sorted.size()))) {
            Passages.Line line = scored.passage();
            best.add(new Hit.Passage(line.language(), line.section(), line.line(), line.text(), marks(line.text())));
        }
        return best;
    }

    /** The question whose prompt holds the most of the query, if that is at least {@code weight}; in this language where it stands in several. */
    Passages.@Nullable Asked question(double weight, Language language) {
        Passages.Asked best = null;
        double most = weight;
        for (Scored<Passages.Asked> question : questions) {
            double inPrompt = weightOf(question.passage().prompt().toLowerCase(Locale.ROOT));
            if (inPrompt >= most) {
                most = inPrompt + 1e-9;
                best = question.passage();
            }
        }
        for (Scored<Passages.Asked> question : questions) {
            Passages.Asked asked = question.passage();
            if (best != null && asked.id().equals(best.id()) && asked.language() == language) {
                return asked;
            }
        }
        return best;
    }

    private List<Hit.Mark> marks(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        boolean[] marked = new boolean[text.length()];
        for (Unit unit : units) {
            for (Unit.Alternative alternative : unit.alternatives) {
                if (alternative.field() == null && lower.length() == marked.length) {
                    mark(alternative.term(), lower, marked);
                }
            }
        }
        List<Hit.Mark> marks = new ArrayList<>();
        for (int start = 0; start < marked.length; start++) {
            if (marked[start]) {
                int end = start;
                while (end < marked.length && marked[end]) {
                    end++;
                }
                marks.add(new Hit.Mark(start, end));
                start = end;
            }
        }
        return marks;
    }

    /** Marks the whole word that begins with a stem. */
    private static void mark(String stem, String text, boolean[] marked) {
        for (int at = wordIn(stem, text, 0); at >= 0; at = wordIn(stem, text, at + 1)) {
            int end = at + stem.length();
            while (!isHan(stem.charAt(0)) && end < text.length() && isLatin(text.charAt(end))) {
                end++;
            }
            Arrays.fill(marked, at, end, true);
        }
    }

    private void markNames(String name) {
        String text = name.toLowerCase(Locale.ROOT);
        for (int i = 0; i < named.length; i++) {
            named[i] |= isIn(units.get(i), text);
        }
    }

    private <T> Scored<T> scored(T passage, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        double weight = 0;
        double withNames = 0;
        for (int i = 0; i < named.length; i++) {
            Unit unit = units.get(i);
            if (isIn(unit, lower)) {
                weight += unit.weight;
                withNames += unit.weight;
            } else if (named[i]) {
                withNames += IN_NAME * unit.weight;
            }
        }
        return new Scored<>(passage, weight, withNames);
    }

    private double weightOf(String lower) {
        double weight = 0;
        for (Unit unit : units) {
            weight += isIn(unit, lower) ? unit.weight : 0;
        }
        return weight;
    }

    private static boolean isIn(Unit unit, String lower) {
        for (Unit.Alternative alternative : unit.alternatives) {
            if (alternative.field() != null || wordIn(alternative.term(), lower, 0) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Where from {@code from} on a word of the text begins with the stem, or a negative number; Chinese has no beginnings of words. */
    private static int wordIn(String stem, String text, int from) {
        int at = text.indexOf(stem, from);
        while (at > 0 && !isHan(stem.charAt(0)) && isLatin(text.charAt(at - 1))) {
            at = text.indexOf(stem, at + 1);
        }
        return at;
    }

    private static boolean isHan(char c) {
        return c >= 0x2e80;
    }

    private static boolean isLatin(char c) {
        return c < 0x2e80 && Character.isLetterOrDigit(c);
    }
}
