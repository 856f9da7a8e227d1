package dev.qkv.search;

import dev.qkv.model.Card;
import dev.qkv.model.Language;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Everything that a concept is found by, each text analyzed once. */
final class ConceptTerms {
    private final Map<Fields, TermList> fields = new EnumMap<>(Fields.class);
    private final List<int[]> passages = new ArrayList<>();

    private final NoteTerms terms;

    private ConceptTerms(NoteTerms terms) {
        this.terms = terms;
        for (Fields field : Fields.values()) {
            fields.put(field, new TermList());
        }
    }

    /** @param texts in Markdown */
    static ConceptTerms of(Card card, Passages texts, NoteTerms noteTerms) {
        ConceptTerms terms = new ConceptTerms(noteTerms);
        terms.addKeys(Fields.TOPIC, List.of(card.topic()));
        terms.addNames(card);
        Set<String> runs = new LinkedHashSet<>();
        Set<String> own = new LinkedHashSet<>();
        Set<Language> formulas = EnumSet.noneOf(Language.class);
        for (Passages.Line line : texts.lines()) {
            Fields field = line.asks() ? Fields.QUESTIONS : line.section().isEmpty() ? Fields.SUMMARY : Fields.BODY;
            String heading = line.asks() ? "" : line.section() + "\n";
            terms.addPassage(field, heading + line.text());
            boolean first = line.section().isEmpty() || (line.fenced() && formulas.add(line.language()));
            if (line.fenced()) {
                (first ? own : runs).addAll(Symbols.runs(line.text()));
            } else {
                addRuns(line.text(), first ? own : runs);
            }
        }
        for (Passages.Asked asked : texts.questions()) {
            terms.addPassage(Fields.QUESTIONS, asked.prompt());
            terms.addPassage(Fields.BODY, asked.answer() + "\n" + asked.why());
            addRuns(asked.prompt(), runs);
            addRuns(asked.why(), runs);
        }
        for (String source : card.sources()) {
            terms.add(Fields.BODY, source);
        }
        runs.addAll(own);
        terms.addKeys(Fields.SYMBOLS, runs);
        terms.addKeys(Fields.SYMBOLS, own);
        return terms;
    }

    /** The terms of every field, counted. */
    Map<Fields, FieldTerms> counted() {
        Map<Fields, FieldTerms> counted = new EnumMap<>(Fields.class);
        fields.forEach((field, terms) -> counted.put(field, FieldTerms.of(terms)));
        return counted;
    }

    private TermList field(Fields field) {
        return Objects.requireNonNull(fields.get(field));
    }

    /** The hashes of the terms of the names, then of each line, then of each question's prompt and of its answer, sorted. */
    List<int[]> passages() {
        return passages;
    }

    private void addNames(Card card) {
        Set<String> names = new LinkedHashSet<>(
                List.of(card.id(), card.title().en(), card.title().zh()));
        names.addAll(card.aliases());
        Set<String> keys = new LinkedHashSet<>();
        Set<String> spellings = new LinkedHashSet<>();
        Map<String, Integer> parts = new LinkedHashMap<>();
        for (String name : names) {
            String key = NameKey.of(name);
            if (!key.isEmpty() && key.length() <= NameTable.LONGEST_KEY) {
                keys.add(key);
            }
            add(Fields.TITLE, name);
            spellings.addAll(Pinyin.ofName(name));
            Pinyin.ofParts(name).forEach((part, share) -> parts.merge(part, share, Math::max));
        }
        addKeys(Fields.NAME, keys);
        addKeys(Fields.PINYIN, spellings);
        parts.forEach((part, share) -> {
            long term = terms.term(part);
            for (int i = 0; i < share; i++) {
                field(Fields.PINYIN_PART).add(term);
            }
        });
        TermList found = new TermList();
        for (Fields field : List.of(Fields.TITLE, Fields.PINYIN, Fields.PINYIN_PART)) {
            found.addAll(field(field));
        }
        passages.add(found.hashes(0));
    }

    private void addKeys(Fields field, Collection<String> keys) {
        for (String key : keys) {
            field(field).add(terms.term(key));
        }
    }

    private void addPassage(Fields field, String markdown) {
        int from = field(field).size();
        add(field, markdown);
        passages.add(field(field).hashes(from));
    }

    private void add(Fields field, String markdown) {
        Analysis.ofNote(PlainForm.of(markdown), terms, field(field));
    }

    private static void addRuns(String markdown, Set<String> runs) {
        for (String span : Symbols.spans(markdown)) {
            runs.addAll(Symbols.runs(span));
        }
    }
}
