package dev.qkv.search;

import dev.qkv.model.Card;
import dev.qkv.model.Language;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything that a concept is found by, each text analyzed once. */
final class ConceptTerms {
    private final Map<Fields, List<String>> fields = new EnumMap<>(Fields.class);
    private final List<List<String>> passages = new ArrayList<>();

    private final Stems stems;

    private ConceptTerms(Stems stems) {
        this.stems = stems;
        for (Fields field : Fields.values()) {
            fields.put(field, new ArrayList<>());
        }
    }

    /** @param texts in Markdown */
    static ConceptTerms of(Card card, Passages texts, Stems stems) {
        ConceptTerms terms = new ConceptTerms(stems);
        terms.field(Fields.TOPIC).add(card.topic());
        terms.addNames(card);
        Set<String> runs = new LinkedHashSet<>();
        Set<String> own = new LinkedHashSet<>();
        Set<Language> formulas = EnumSet.noneOf(Language.class);
        for (Passages.Line line : texts.lines()) {
            Fields field = line.asks() ? Fields.QUESTIONS : line.section().isEmpty() ? Fields.SUMMARY : Fields.BODY;
            String heading = line.asks() ? "" : line.section() + "\n";
            terms.passages.add(terms.add(field, heading + line.text()));
            boolean first = line.section().isEmpty() || (line.fenced() && formulas.add(line.language()));
            if (line.fenced()) {
                (first ? own : runs).addAll(Symbols.runs(line.text()));
            } else {
                addRuns(line.text(), first ? own : runs);
            }
        }
        for (Passages.Asked asked : texts.questions()) {
            terms.passages.add(terms.add(Fields.QUESTIONS, asked.prompt()));
            terms.passages.add(terms.add(Fields.BODY, asked.answer() + "\n" + asked.why()));
            addRuns(asked.prompt(), runs);
            addRuns(asked.why(), runs);
        }
        for (String source : card.sources()) {
            terms.add(Fields.BODY, source);
        }
        runs.addAll(own);
        terms.field(Fields.SYMBOLS).addAll(runs);
        terms.field(Fields.SYMBOLS).addAll(own);
        return terms;
    }

    /** The terms of every field, counted. */
    Map<Fields, FieldTerms> counted() {
        Map<Fields, FieldTerms> counted = new EnumMap<>(Fields.class);
        fields.forEach((field, terms) -> counted.put(field, FieldTerms.of(terms)));
        return counted;
    }

    private List<String> field(Fields field) {
        return fields.getOrDefault(field, List.of());
    }

    /** The terms of the names, then of each line, then of each question's prompt and of its answer. */
    List<List<String>> passages() {
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
        List<String> found = new ArrayList<>(field(Fields.TITLE));
        found.addAll(spellings);
        found.addAll(parts.keySet());
        passages.add(found);
        field(Fields.NAME).addAll(keys);
        field(Fields.PINYIN).addAll(spellings);
        parts.forEach((part, share) -> field(Fields.PINYIN_PART).addAll(Collections.nCopies(share, part)));
    }

    private List<String> add(Fields field, String markdown) {
        List<String> terms = Analysis.ofNote(PlainForm.of(markdown), stems);
        field(field).addAll(terms);
        return terms;
    }

    private static void addRuns(String markdown, Set<String> runs) {
        for (String span : Symbols.spans(markdown)) {
            runs.addAll(Symbols.runs(span));
        }
    }
}
