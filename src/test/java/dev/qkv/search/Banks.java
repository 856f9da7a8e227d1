package dev.qkv.search;

import dev.qkv.model.Bank;
import dev.qkv.model.Card;
import dev.qkv.model.Concept;
import dev.qkv.model.DemoReference;
import dev.qkv.model.Language;
import dev.qkv.model.Level;
import dev.qkv.model.Note;
import dev.qkv.model.Question;
import dev.qkv.model.Section;
import dev.qkv.model.Titles;
import dev.qkv.model.Topic;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Small banks made up for tests. */
final class Banks {
    private Banks() {}

    static Bank of(Concept... concepts) {
        return new Bank("test", "v1", List.of(topic("later", 20), topic("attention", 10)), List.of(concepts));
    }

    static Topic topic(String id, int order) {
        return new Topic(id, new Titles("The " + id, "题 " + id), new Titles("About\t" + id, ""), order);
    }

    static Concept concept(String id, String en, String zh, String topic, String... aliases) {
        return new Concept(
                id,
                new Titles(en, zh),
                List.of(aliases),
                topic,
                Level.ADVANCED,
                List.of(new DemoReference(
                        "demo-" + id, Map.of("heads", 8L, "scale", 0.5, "causal", true, "kind", "a\tb"))),
                List.of("other"),
                List.of("Somebody 2020, A paper, arXiv:2001.00001"),
                List.of(),
                Map.of(
                        Language.EN,
                        note(Language.EN, id, "All about " + en + ".\nTwo\tlines \\ done."),
                        Language.ZH,
                        note(Language.ZH, id, "关于" + zh + "的一切。")));
    }

    private static Note note(Language language, String id, String summary) {
        return new Note(
                language,
                "topic/" + id + (language == Language.ZH ? ".zh.md" : ".md"),
                summary,
                List.of(new Section("Why", "Because of " + id + ".", 3)),
                List.of(
                        new Question.TrueFalse(header("first"), true),
                        new Question.Order(header("second"), List.of("one", "two", "three"))));
    }

    private static Question.Header header(String id) {
        return new Question.Header(id, "Is " + id + " right?", Level.CORE, List.of("a", "b"), "So it is.", 7);
    }

    /** So many concepts with names of their own. */
    static Bank many(int count) {
        return new Bank(
                "many",
                "v1",
                List.of(topic("attention", 10)),
                IntStream.range(0, count)
                        .mapToObj(i ->
                                concept("note-" + i, "Note number " + i, "笔记 " + i, "attention", "alias " + i, "同名"))
                        .toList());
    }

    static Card.Laid laid(Concept concept, Note note) {
        return new Card.Laid(
                "\u001b[1m" + concept.id() + "\u001b[0m\n" + note.summary(),
                note.language() == Language.EN ? "x\\y" : "");
    }
}
