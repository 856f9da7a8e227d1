package dev.qkv.notes.foreign;

import dev.qkv.model.Level;
import dev.qkv.model.Question;
import dev.qkv.notes.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gathers the blocks of one question until the next begins, then makes its card. */
final class CardMaker {
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>()\\]]{1,2000}");
    private static final Pattern LABEL = Pattern.compile("[^:：]{0,60}[:：][*_]{0,3}\\s*");
    private static final int SHORT = 200;
    private static final int LONGEST_KEY = 4_000;

    private final Candidate start;
    private final Form form;
    private final int level;
    private final int items;
    private final List<String> section;
    private final String context;
    private final int firstLine;
    private final List<Piece> blocks = new ArrayList<>();
    private final List<String> stated = new ArrayList<>();
    private int lastLine;
    private int answerAt = -1;
    private boolean hard;

    /** @param context the question that this one follows up; empty for none */
    CardMaker(Candidate start, Piece piece, List<String> section, String context) {
        this.context = context;
        this.start = start;
        this.form = start.form();
        this.level = piece.level();
        this.items = piece.items();
        this.section = List.copyOf(section);
        this.firstLine = piece.line();
        this.lastLine = piece.lastLine();
        if (!start.rest().isEmpty()) {
            text(start.rest(), piece);
        }
    }

    Form form() {
        return form;
    }

    /** Whether a heading is a part of the answer: one of a lower level, or in the same list item as the heading that asks. */
    boolean holds(Piece heading) {
        return level > 0 && (heading.level() > level || (items > 0 && heading.items() >= items && !heading.leads()));
    }

    /** How many list items the question stands in. */
    int items() {
        return items;
    }

    /** Of the heading that asks; 0 for other forms. */
    int level() {
        return level;
    }

    boolean isEmpty() {
        return blocks.isEmpty();
    }

    /** Whether its line is a bold title that runs on, as others of a row then do; never one that a whole bold line asks. */
    boolean leadsRow() {
        return start.runsOn() || (start.text().numbered() && !start.text().asks());
    }

    /** What follows is the answer; the label itself may say which choice is right. */
    void answer(String label, int line) {
        if (answerAt < 0) {
            answerAt = blocks.size();
        }
        if (label.length() <= 300) {
            stated.add(label);
        }
        lastLine = Math.max(lastLine, line);
    }

    void add(Piece piece) {
        lastLine = Math.max(lastLine, piece.lastLine());
        if (piece.is(Piece.Kind.PARAGRAPH) || piece.is(Piece.Kind.HTML)) {
            int label = label(firstLine(piece.plain()));
            if (label > 0 && label < piece.plain().length()) {
                answer(
                        piece.plain().length() > 300 ? piece.plain().substring(0, 300) : piece.plain(),
                        piece.lastLine());
                if (Labels.isKey(piece.plain())) {
                    return;
                }
                text(withoutLabel(piece.markdown()), piece);
                return;
            }
            if (Grade.isLine(piece.plain())) {
                hard |= Grade.isHard(piece.plain());
                return;
            }
            if (Labels.isKey(piece.plain())) {
                stated.add(piece.plain());
            }
        }
        blocks.add(piece);
    }

    private void text(String markdown, Piece from) {
        int label = label(firstLine(markdown.replace("*", "")));
        String text = label > 0 ? withoutLabel(markdown) : markdown;
        if (label > 0 && answerAt < 0) {
            answerAt = blocks.size();
        }
        blocks.add(new Piece(
                Piece.Kind.PARAGRAPH, null, 0, text, text, from.items(), false, false, from.line(), from.lastLine()));
    }

    private int label(String line) {
        int label = Labels.answerStart(line);
        return label == 0 && form.kind() == Form.Kind.LABEL ? Labels.letterStart(line) : label;
    }

    private static String withoutLabel(String markdown) {
        Matcher matcher = LABEL.matcher(markdown);
        return matcher.lookingAt() ? markdown.substring(matcher.end()) : markdown;
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    ForeignCard make(SourceText source, String fileLanguage) {
        Options.Group group = Options.find(blocks, source);
        Set<Integer> right = group == null ? Set.of() : right(group);
        boolean bare = group != null
                && group.end() == blocks.size()
                && group.items().get(0).label().equals("A");
        boolean choice = group != null && (!right.isEmpty() || group.tasks() || bare);
        int asked = choice && group != null ? group.at() : Math.max(0, answerAt);
        int answered = choice && group != null ? group.end() : asked;
        List<Piece> answer = new ArrayList<>(blocks.subList(answered, blocks.size()));
        if (choice && group != null) {
            answer.removeIf(piece -> Options.repeats(piece.markdown(), group.items()));
        }
        List<String> sources = sources(answer);
        String question = start.text().text();
        String prompt = joined(context.isEmpty() ? question : context + "\n\n" + question, blocks.subList(0, asked));
        String text = joined("", answer);
        List<Question.Option> options =
                choice && group != null && !right.isEmpty() ? Options.of(group.items(), right) : List.of();
        String problem = "";
        if (choice && options.isEmpty()) {
            prompt = joined(prompt, blocks.subList(asked, answered));
            problem = "no choice is marked as right";
        } else if (options.isEmpty()) {
            problem = Problems.of(text, !sources.isEmpty());
            if (form.kind() == Form.Kind.ITEM && problem.equals(ForeignCard.NO_ANSWER)) {
                // a list of questions is a list of prompts
                problem = "";
            }
        }
        return new ForeignCard(
                plain(question),
                prompt,
                options,
                text,
                sources,
                Script.language(text.isBlank() ? prompt : question + "\n" + text, fileLanguage),
                section,
                hard ? Level.ADVANCED : start.text().level(),
                key(question, prompt),
                firstLine,
                lastLine,
                problem);
    }

    private Set<Integer> right(Options.Group group) {
        Set<Integer> right = new java.util.HashSet<>();
        for (int i = 0; i < group.items().size(); i++) {
            if (group.items().get(i).marked()) {
                right.add(i);
            }
        }
        for (int i = 0; i < stated.size() && right.isEmpty(); i++) {
            right.addAll(Options.stated(stated.get(i), group.items()));
        }
        return right;
    }

    /** Takes what stands under a mark like "Reference:" out of an answer, up to the first longer text. */
    private static List<String> sources(List<Piece> answer) {
        List<String> sources = new ArrayList<>();
        boolean trailer = false;
        for (int i = 0; i < answer.size(); ) {
            Piece piece = answer.get(i);
            boolean marks = Labels.startsTrailer(piece.plain());
            trailer = marks
                    || (trailer
                            && (piece.plain().length() <= SHORT
                                    || ADDRESS.matcher(piece.markdown()).find())
                            && piece.isContent()
                            && !piece.is(Piece.Kind.CODE));
            if (!trailer || (marks && piece.markdown().length() > 2_000)) {
                trailer = false;
                i++;
                continue;
            }
            Matcher address = ADDRESS.matcher(piece.markdown());
            while (address.find()) {
                sources.add(address.group());
            }
            answer.remove(i);
        }
        return sources;
    }

    private static String joined(String first, List<Piece> blocks) {
        StringBuilder text = new StringBuilder(first);
        for (Piece block : blocks) {
            text.append(text.isEmpty() ? "" : "\n\n").append(block.markdown());
        }
        return text.toString();
    }

    private static String plain(String markdown) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < markdown.length(); i++) {
            char c = markdown.charAt(i);
            if (c == '\\' && i + 1 < markdown.length() && "\\`*_<[".indexOf(markdown.charAt(i + 1)) >= 0) {
                plain.append(markdown.charAt(++i));
            } else if (c != '`') {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** Letters and digits of the question; of the code and text that belong to it everything but blanks. */
    private static String key(String question, String prompt) {
        StringBuilder key = new StringBuilder();
        question.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(key::appendCodePoint);
        key.append('|');
        prompt.codePoints()
                .skip(question.length())
                .filter(c -> !Character.isWhitespace(c))
                .limit(LONGEST_KEY)
                .forEach(key::appendCodePoint);
        return key.toString();
    }
}
