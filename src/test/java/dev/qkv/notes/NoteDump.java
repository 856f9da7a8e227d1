package dev.qkv.notes;

import dev.qkv.model.Claim;
import dev.qkv.model.DemoReference;
import dev.qkv.model.Fault;
import dev.qkv.model.Level;
import dev.qkv.model.Note;
import dev.qkv.model.Question;
import dev.qkv.model.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was read of a note, in the form of the examples in notes/GRAMMAR.md. */
final class NoteDump {
    private final List<String> lines = new ArrayList<>();

    String text() {
        return String.join("\n", lines);
    }

    static String faults(List<Fault> faults) {
        List<String> lines = new ArrayList<>();
        for (Fault fault : faults) {
            lines.add(fault.severity().name().toLowerCase(Locale.ROOT) + " " + fault.line() + ":" + fault.column() + " "
                    + fault.message());
        }
        return String.join("\n", lines);
    }

    void frontMatter(FrontMatter front) {
        lines.add("concept: " + front.title().en() + " / " + front.title().zh());
        if (!front.aliases().isEmpty()) {
            lines.add("aliases: " + String.join(" | ", front.aliases()));
        }
        lines.add("topic: " + front.topic());
        lines.add("level: " + front.level().word());
        for (DemoReference demo : front.demos()) {
            lines.add("demo: " + demo.mechanism() + pairs(demo.params()));
        }
        if (!front.related().isEmpty()) {
            lines.add("related: " + String.join(", ", front.related()));
        }
        front.sources().forEach(source -> lines.add("source: " + source));
        for (Claim claim : front.claims()) {
            lines.add("claim: " + claim.text() + " = " + claim.mechanism() + "." + claim.output()
                    + pairs(claim.params()));
        }
    }

    void note(Note note) {
        lines.add("summary: " + note.summary());
        for (Section section : note.sections()) {
            lines.add("section: " + section.heading());
        }
        questions(note.questions());
    }

    void questions(List<Question> questions) {
        questions.forEach(this::question);
    }

    private void question(Question question) {
        Question.Header header = question.header();
        lines.add(question.kind() + " #" + question.id()
                + (header.level() == Level.CORE
                        ? ""
                        : " level=" + header.level().word())
                + (header.tags().isEmpty() ? "" : " tags=" + String.join(",", header.tags())));
        if (!header.prompt().isEmpty()) {
            lines.add("prompt: " + header.prompt());
        }
        if (question instanceof Question.Choice choice) {
            for (Question.Option option : choice.options()) {
                lines.add((option.right() ? "[x] " : "[ ] ") + option.text());
                if (!option.why().isEmpty()) {
                    lines.add("    why: " + option.why());
                }
            }
        } else if (question instanceof Question.TrueFalse trueFalse) {
            lines.add("truth: " + trueFalse.truth());
        } else if (question instanceof Question.Cloze cloze) {
            lines.add("text: " + cloze.text());
            cloze.blanks().forEach(blank -> lines.add("blank: " + String.join(" | ", blank)));
        } else if (question instanceof Question.Order order) {
            for (int i = 0; i < order.items().size(); i++) {
                lines.add((i + 1) + ". " + order.items().get(i));
            }
        } else if (question instanceof Question.Numeric numeric) {
            numeric(numeric);
        } else if (question instanceof Question.Open open) {
            lines.add("answer: " + open.answer());
            open.keyPoints().forEach(point -> lines.add("point: " + point));
        }
        if (!header.why().isEmpty()) {
            lines.add("why: " + header.why());
        }
    }

    private void numeric(Question.Numeric numeric) {
        lines.add("value: " + numeric.mechanism() + "." + numeric.output());
        numeric.params().forEach((name, draw) -> lines.add("param: " + name + " " + draw(draw)));
        if (!numeric.unit().isEmpty()) {
            lines.add("unit: " + numeric.unit());
        }
        Question.Tolerance tolerance = numeric.tolerance();
        lines.add("tolerance: "
                + (tolerance.relative() ? number(tolerance.value() * 100) + "%" : number(tolerance.value())));
        for (Question.Trap trap : numeric.traps()) {
            String params = pairs(trap.params()).strip();
            lines.add("trap: " + (params.isEmpty() ? "" : params + " ") + "× " + number(trap.times()) + ": "
                    + trap.means());
        }
    }

    private static String draw(Question.Draw draw) {
        if (draw instanceof Question.Draw.OneOf oneOf) {
            List<String> values = new ArrayList<>();
            oneOf.values().forEach(value -> values.add(value.toString()));
            return "one of " + String.join(", ", values);
        }
        if (draw instanceof Question.Draw.Range range) {
            return range.from() + " to " + range.to() + " by " + range.step();
        }
        return ((Question.Draw.Fixed) draw).value().toString();
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    private static String pairs(Map<String, Object> pairs) {
        StringBuilder text = new StringBuilder();
        pairs.forEach((key, value) -> text.append(' ').append(key).append('=').append(value));
        return text.toString();
    }
}
