package dev.qkv.quiz;

import dev.qkv.model.CardId;
import dev.qkv.model.Level;
import dev.qkv.model.Question;
import dev.qkv.model.QuestionHeader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a table of questions, answers and marks; its form is described in its first lines. */
final class GradingTable {
    private GradingTable() {}

    record Row(String answer, String mark, String remarkText) {
        Answer answer(Asked asked) {
            String text = named(answer, asked);
            if (text.startsWith("[")) {
                String inside = text.substring(1, text.length() - 1).strip();
                return Answer.of(inside.isEmpty() ? List.of() : List.of(inside.split(",\\s*")));
            }
            if (text.startsWith("#")) {
                return new Answer.Num(text.substring(1));
            }
            return text.startsWith("!") ? new Answer.Flag(Boolean.parseBoolean(text.substring(1))) : Answer.of(text);
        }

        List<String> remarks(Asked asked) {
            return remarkText.isEmpty()
                    ? List.of()
                    : List.of(named(remarkText, asked).split("\\s*\\|\\s*"));
        }

        private static String named(String text, Asked asked) {
            String named = text;
            for (Asked.Choice choice : asked.choices()) {
                named = named.replace("@" + (choice.index() + 1), choice.key());
            }
            return named;
        }
    }

    record Block(String title, QuestionHeader header, Question question, List<Row> rows) {}

    static List<Block> read(String resource) {
        String text;
        try (InputStream in = GradingTable.class.getResourceAsStream(resource)) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Block> blocks = new ArrayList<>();
        String[] parts = text.split("(?m)^---- ", -1);
        for (int i = 1; i < parts.length; i++) {
            blocks.add(block(i, parts[i]));
        }
        return blocks;
    }

    private static Block block(int number, String text) {
        List<String> lines = text.lines().toList();
        String[] kind = lines.get(0).split(" ", -1);
        String prompt = lines.get(1);
        List<String> body = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(2, lines.size())) {
            int arrow = line.indexOf("=>");
            if (arrow >= 0) {
                String[] outcome = line.substring(arrow + 2).strip().split("\\s*\\|\\s*", 2);
                rows.add(new Row(line.substring(0, arrow).strip(), outcome[0], outcome.length > 1 ? outcome[1] : ""));
            } else if (!line.isBlank()) {
                body.add(line.strip());
            }
        }
        Question.Header header = new Question.Header("q" + number, prompt, Level.CORE, List.of(), "", 1);
        Question question = question(kind, header, body);
        CardId card = new CardId("qkv", "table", header.id());
        return new Block(
                number + " " + kind[0],
                new QuestionHeader(card, "topic", kind[0], Level.CORE, List.of()),
                question,
                rows);
    }

    private static Question question(String[] kind, Question.Header header, List<String> body) {
        return switch (kind[0]) {
            case "choice" ->
                new Question.Choice(
                        header, body.stream().map(GradingTable::option).toList());
            case "truefalse" -> new Question.TrueFalse(header, Boolean.parseBoolean(body.get(0)));
            case "cloze" ->
                new Question.Cloze(
                        new Question.Header(header.id(), "", Level.CORE, List.of(), "", 1),
                        header.prompt(),
                        blanks(header.prompt()));
            case "order" -> new Question.Order(header, body);
            case "numeric" -> numeric(header, kind, body);
            default -> new Question.Open(header, body.get(0), body.subList(1, body.size()));
        };
    }

    private static Question.Option option(String line) {
        Matcher parts = Pattern.compile("([*-])(.*?)(?: \\((.*)\\))?").matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException(line);
        }
        return new Question.Option(
                parts.group(2), parts.group(1).equals("*"), parts.group(3) == null ? "" : parts.group(3));
    }

    private static List<List<String>> blanks(String text) {
        List<List<String>> blanks = new ArrayList<>();
        Matcher blank = Pattern.compile("\\{\\{(.*?)}}").matcher(text);
        while (blank.find()) {
            blanks.add(List.of(blank.group(1).split("\\|")));
        }
        return blanks;
    }

    private static Question numeric(Question.Header header, String[] kind, List<String> body) {
        boolean own = !body.get(0).startsWith("logits: ");
        Map<String, Question.Draw> params = new LinkedHashMap<>();
        if (own) {
            params(body.get(0)).forEach((name, value) -> params.put(name, new Question.Draw.Fixed(value)));
        }
        Map<String, Object> inputs = own
                ? Map.of()
                : Map.of(
                        "logits",
                        Arrays.stream(body.get(0).substring(8).split(" ", -1))
                                .map(Double::valueOf)
                                .toList());
        List<Question.Trap> traps = new ArrayList<>();
        for (String line : body.subList(1, body.size())) {
            String[] trap = line.split(": ", 2);
            boolean factor = trap[0].startsWith("×");
            traps.add(new Question.Trap(
                    factor ? Map.of() : params(trap[0]),
                    null,
                    factor ? Double.parseDouble(trap[0].substring(1)) : 1,
                    trap[1]));
        }
        String[] path = kind[1].split("\\.", 2);
        boolean relative = kind[3].endsWith("%");
        double tolerance = Double.parseDouble(kind[3].replace("%", "")) / (relative ? 100 : 1);
        return new Question.Numeric(
                header,
                path[0],
                path[1],
                params,
                inputs,
                kind[2].equals("-") ? "" : kind[2],
                new Question.Tolerance(tolerance, relative),
                traps);
    }

    private static Map<String, Object> params(String line) {
        Map<String, Object> params = new LinkedHashMap<>();
        for (String pair : line.split(" ", -1)) {
            String[] sides = pair.split("=", 2);
            if (sides[1].contains(".")) {
                params.put(sides[0], Double.valueOf(sides[1]));
            } else {
                params.put(sides[0], Long.valueOf(sides[1]));
            }
        }
        return params;
    }
}
