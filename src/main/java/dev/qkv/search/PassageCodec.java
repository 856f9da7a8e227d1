package dev.qkv.search;

import dev.qkv.model.Language;
import dev.qkv.model.Level;
import java.util.ArrayList;
import java.util.List;

/** A concept's passages as a record: a line each, with fields parted by tabs, the first of which tells what it is. */
final class PassageCodec {
    private PassageCodec() {}

    static String encode(Passages passages) {
        StringBuilder text = new StringBuilder(4096);
        for (Passages.Line line : passages.lines()) {
            TabbedLines.append(
                    text,
                    line.fenced() ? "f" : "l",
                    line.language().code(),
                    line.section(),
                    Integer.toString(line.line()),
                    line.text());
        }
        for (Passages.Asked asked : passages.questions()) {
            TabbedLines.append(
                    text,
                    "q",
                    asked.language().code(),
                    asked.id(),
                    asked.kind(),
                    asked.level().word(),
                    asked.prompt(),
                    asked.answer(),
                    asked.why(),
                    String.join(",", asked.tags()));
        }
        return text.toString();
    }

    static Passages decode(String record) throws DamagedIndex {
        List<Passages.Line> lines = new ArrayList<>();
        List<Passages.Asked> questions = new ArrayList<>();
        TabbedLines fields = new TabbedLines(record);
        while (fields.nextLine()) {
            String kind = fields.next();
            switch (kind) {
                case "l", "f" ->
                    lines.add(new Passages.Line(
                            language(fields), fields.next(), fields.nextInt(), kind.equals("f"), fields.next()));
                case "q" ->
                    questions.add(new Passages.Asked(
                            language(fields),
                            fields.next(),
                            fields.next(),
                            fields.next().equals(Level.CORE.word()) ? Level.CORE : Level.ADVANCED,
                            fields.next(),
                            fields.next(),
                            fields.next(),
                            tags(fields.next())));
                default -> throw new DamagedIndex("an unknown kind of passage");
            }
        }
        return new Passages(lines, questions);
    }

    private static Language language(TabbedLines fields) throws DamagedIndex {
        return fields.next().equals(Language.ZH.code()) ? Language.ZH : Language.EN;
    }

    private static List<String> tags(String joined) {
        List<String> tags = new ArrayList<>();
        for (int from = 0; from < joined.length(); ) {
            int comma = joined.indexOf(',', from);
            int end = comma < 0 ? joined.length() : comma;
            tags.add(joined.substring(from, end));
            from = end + 1;
        }
        return tags;
    }
}
