package dev.qkv.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A query taken apart. It is text, whatever signs it holds.
 *
 * @param key the whole query as a name
 * @param units its words, without those of grammar
 * @param atoms words and single Chinese characters in their order, to find names in
 * @param runs of a formula or of code; empty where it is neither
 */
record ParsedQuery(String key, List<Unit> units, List<Atom> atoms, Set<String> runs) {
    /** What follows in a longer query is not searched for. */
    private static final int LONGEST = 2000;

    private static final int MOST_TERMS = 150;
    private static final double GENERIC = 0.45;

    /** A letter is a variable in a formula, and says little among words. */
    private static final double LETTER = 0.2;

    /** The size of somebody's model or context tells the least of what is asked. */
    private static final double NUMBER = 0.3;

    /** A word of a formula is longer: variables stand beside each other without a space. */
    private static final int LETTERS = 2;

    private static final double HAN = 0.5;
    private static final double GRAMMAR_HAN = 0.15;
    private static final double NAMESPACE = 0.3;

    /** A word or a Chinese character, as in {@link NameKey}, and where it stands in the query's plain form. */
    record Atom(String key, int start, int end) {}

    static ParsedQuery of(String query) {
        String clipped = query.length() > LONGEST ? query.substring(0, LONGEST) : query;
        String plain = PlainForm.of(CommonWords.withoutAsking(Idioms.expanded(clipped)));
        boolean symbolic = Symbols.isSymbolic(clipped);
        List<Unit> units = units(Analysis.ofQuery(plain, MOST_TERMS));
        units = symbolic ? units : distinct(units);
        for (Unit unit : units) {
            unit.code = symbolic;
            if (!symbolic && !unit.han && unit.surface.length() == 1) {
                unit.meaning = LETTER;
            }
            if (!symbolic && Character.isDigit(unit.surface.charAt(0))) {
                unit.meaning = NUMBER;
            }
            if (isNamespace(plain, unit)) {
                unit.meaning *= NAMESPACE;
            }
        }
        return new ParsedQuery(NameKey.of(clipped), units, atoms(plain), symbolic ? Symbols.runs(clipped) : Set.of());
    }

    /** Whether a word is what an identifier is in, not the identifier: {@code torch} and {@code nn} in {@code torch.nn.GELU}. */
    private static boolean isNamespace(String plain, Unit unit) {
        int at = unit.end();
        while (at < plain.length() && (plain.charAt(at) == '_' || Character.isLetterOrDigit(plain.charAt(at)))) {
            at++;
        }
        return !unit.han
                && Character.isLetter(plain.charAt(unit.start))
                && at + 1 < plain.length()
                && plain.charAt(at) == '.'
                && (Character.isLetter(plain.charAt(at + 1)) || plain.charAt(at + 1) == '_');
    }

    /** Whether the index has every word as it was typed, so that nothing is mistyped. */
    boolean allKnown() {
        for (Unit unit : units) {
            if (!unit.known) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is a formula without any word, such as {@code 12Ld^2}. */
    boolean isOfLetters() {
        for (Unit unit : units) {
            if (unit.han || unit.surface.length() > LETTERS) {
                return false;
            }
        }
        return !runs.isEmpty();
    }

    private static List<Unit> units(List<Analysis.Term> terms) {
        List<Unit> units = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        for (Analysis.Term term : terms) {
            if (term.parts() > 1 && !term.han()) {
                continue;
            }
            if (!CommonWords.isFunction(term.surface())) {
                units.add(new Unit(term, meaning(term)));
                positions.add(term.position());
            }
        }
        for (int i = 0; i < units.size(); i++) {
            units.get(i).alternatives.add(new Unit.Alternative(null, units.get(i).stem, 1));
        }
        for (Analysis.Term whole : terms) {
            for (int i = 0; i < units.size() && whole.parts() > 1 && !whole.han(); i++) {
                int offset = positions.get(i) - whole.position();
                if (offset >= 0 && offset < whole.parts()) {
                    units.get(i).alternatives.add(new Unit.Alternative(null, whole.stem(), 1));
                }
            }
        }
        addJoined(units, positions);
        return units;
    }

    /** A word that stands twice is asked for once. */
    private static List<Unit> distinct(List<Unit> units) {
        Map<String, Unit> byStem = new LinkedHashMap<>();
        for (Unit unit : units) {
            Unit earlier = byStem.putIfAbsent(unit.stem, unit);
            if (earlier != null) {
                earlier.alternatives.addAll(unit.alternatives);
            }
        }
        return new ArrayList<>(byStem.values());
    }

    /** Two words in a row may be one in the notes: {@code layer norm}, {@code LayerNorm}. */
    private static void addJoined(List<Unit> units, List<Integer> positions) {
        List<Integer> firsts = new ArrayList<>();
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i + 1 < units.size(); i++) {
            if (!units.get(i).han && !units.get(i + 1).han && positions.get(i + 1) == positions.get(i) + 1) {
                firsts.add(i);
                joined.append(units.get(i).surface)
                        .append(units.get(i + 1).surface)
                        .append(' ');
            }
        }
        List<Analysis.Term> terms = Analysis.ofQuery(joined.toString(), firsts.size());
        for (int i = 0; i < terms.size(); i++) {
            Unit.Alternative pair = new Unit.Alternative(null, terms.get(i).stem(), 1);
            units.get(firsts.get(i)).alternatives.add(pair);
            units.get(firsts.get(i) + 1).alternatives.add(pair);
        }
    }

    private static double meaning(Analysis.Term term) {
        String word = term.surface();
        boolean generic = CommonWords.isGeneric(word, term.stem());
        if (term.han()) {
            return CommonWords.hasFunctionHan(word) ? GRAMMAR_HAN : generic ? GENERIC * HAN : HAN;
        }
        return generic || word.length() == 1 ? GENERIC : 1;
    }

    private static List<Atom> atoms(String plain) {
        List<Atom> atoms = new ArrayList<>();
        int word = -1;
        for (int i = 0; i <= plain.length() && atoms.size() < MOST_TERMS; i++) {
            char c = i < plain.length() ? plain.charAt(i) : ' ';
            boolean latin = c < 0x2e80 && (Character.isLetterOrDigit(c) || c == '_');
            if (word >= 0 && !latin) {
                atoms.add(new Atom(NameKey.of(plain.substring(word, i)), word, i));
                word = -1;
            }
            if (latin && word < 0) {
                word = i;
            } else if (Analysis.isHan(c)) {
                atoms.add(new Atom(String.valueOf(c), i, i + 1));
            }
        }
        return atoms;
    }
}
