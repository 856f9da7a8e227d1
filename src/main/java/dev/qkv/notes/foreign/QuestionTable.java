package dev.qkv.notes.foreign;

import dev.qkv.notes.Blocks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.node.Node;

/** A table with a column of questions and one of answers: every row is a card. */
final class QuestionTable {
    private static final Set<String> QUESTIONS = Set.of(
            "question",
            "questions",
            "q",
            "问题",
            "题目",
            "面试题",
            "pregunta",
            "frage",
            "вопрос",
            "質問",
            "pergunta",
            "domanda",
            "питання",
            "질문",
            "soru");
    private static final Set<String> ANSWERS =
            Set.of("answer", "answers", "a", "答案", "回答", "解答", "答", "respuesta", "antwort", "ответ", "回答例");
    private static final Set<String> GRADES = Set.of(
            "difficulty",
            "level",
            "grade",
            "seniority",
            "难度",
            "等级",
            "难易",
            "級別",
            "nivel",
            "nível",
            "niveau",
            "dificultad",
            "уровень",
            "сложность",
            "рівень",
            "난이도",
            "難易度");

    /** Of columns beside a question that nobody answers. */
    private static final Set<String> OTHERS = Set.of(
            "#",
            "no",
            "no.",
            "№",
            "nr",
            "nr.",
            "n°",
            "id",
            "s.no",
            "s.no.",
            "sr.no",
            "sr no",
            "topic",
            "category",
            "type",
            "tags",
            "company",
            "frequency",
            "序号",
            "编号",
            "番号",
            "번호",
            "tema",
            "categoría",
            "тема",
            "категория",
            "");

    private static final int FEWEST_ASKED = 3;

    private QuestionTable() {}

    /** The rows as pieces, a question's and its answer's, and one that ends the last; empty for a table of another kind. */
    static List<Piece> rows(TableBlock table, int items) {
        Node head = table.getFirstChild();
        if (!(head instanceof TableHead) || head.getFirstChild() == null) {
            return List.of();
        }
        List<Node> names = cells(head.getFirstChild());
        int question = column(names, QUESTIONS::contains, QuestionText::isWord);
        int choices = Collections.indexOfSubList(labels(names), List.of("A", "B"));
        // beside columns of choices a letter names one of these
        ChoiceColumns numbered = choices >= 0 ? ChoiceColumns.NONE : ChoiceColumns.of(names);
        int answer = numbered.isNone()
                ? column(names, name -> ANSWERS.contains(name) && !(choices >= 0 && name.equals("a")), Labels::isAnswer)
                : numbered.key();
        int grade = column(names, GRADES::contains, name -> false);
        if (question < 0
                || !(head.getNext() instanceof TableBody body)
                || (answer < 0 && !asks(names, question, grade, body))) {
            return List.of();
        }
        List<Piece> pieces = new ArrayList<>();
        for (Node row = body.getFirstChild(); row != null; row = row.getNext()) {
            List<Node> cells = cells(row);
            String asked = cell(cells, question);
            if (asked.isBlank()) {
                continue;
            }
            String mark = cell(cells, grade);
            int line = Blocks.line(row);
            String text = Grade.isWord(mark) ? asked + " [" + (Grade.isHard(mark) ? "hard" : "medium") + "]" : asked;
            pieces.add(piece(Piece.Kind.ROW, text, items, line));
            String told = cell(cells, answer);
            String options = choices < 0 ? numbered.lines(cells) : options(names, cells, choices);
            if (!options.isEmpty()) {
                told = numbered.letter(told);
                pieces.add(piece(Piece.Kind.PARAGRAPH, options, items, line));
                told = told.isBlank() ? "" : Labels.ANSWER_NAME + ": " + told;
            }
            if (!told.isBlank()) {
                pieces.add(piece(Piece.Kind.PARAGRAPH, told, items, line));
            }
        }
        long words = pieces.stream()
                .filter(piece ->
                        piece.is(Piece.Kind.ROW) && piece.plain().codePoints().anyMatch(Character::isLetter))
                .count();
        if (words == 0) {
            // counts of questions and answers
            return List.of();
        }
        pieces.add(piece(Piece.Kind.ROW, "", items, Blocks.lastLine(table)));
        return pieces;
    }

    /** Whether a table only lists questions, without links to where they are answered. */
    private static boolean asks(List<Node> names, int question, int grade, TableBody body) {
        for (int i = 0; i < names.size(); i++) {
            if (i != question
                    && i != grade
                    && !OTHERS.contains(Inline.plain(names.get(i)).toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        int rows = 0;
        int asking = 0;
        for (Node row = body.getFirstChild(); row != null; row = row.getNext()) {
            List<Node> cells = cells(row);
            if (cells.size() <= question || Inline.onlyLinks(cells.get(question))) {
                return false;
            }
            rows++;
            asking += QuestionText.of(cell(cells, question)).likely() ? 1 : 0;
        }
        return rows >= FEWEST_ASKED && asking * 2 > rows;
    }

    /** What stands below A, B, C …, a line each. */
    private static String options(List<Node> names, List<Node> cells, int first) {
        StringBuilder lines = new StringBuilder();
        for (int i = first; i < names.size(); i++) {
            String label = Inline.plain(names.get(i)).strip();
            String text = cell(cells, i).replace('\n', ' ');
            if (!label.equalsIgnoreCase(String.valueOf((char) ('A' + i - first))) || text.isBlank()) {
                break;
            }
            lines.append(lines.isEmpty() ? "" : "\n").append(label).append(". ").append(text);
        }
        return lines.toString();
    }

    private static List<String> labels(List<Node> names) {
        return names.stream()
                .map(name -> Inline.plain(name).strip().toUpperCase(Locale.ROOT))
                .toList();
    }

    private static Piece piece(Piece.Kind kind, String text, int items, int line) {
        String plain = text.length() <= Walk.MAX_PLAIN ? text : text.substring(0, Walk.MAX_PLAIN);
        return new Piece(kind, null, 0, plain, text, items, false, false, line, line);
    }

    private static List<Node> cells(Node row) {
        List<Node> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            cells.add(cell);
        }
        return cells;
    }

    static String cell(List<Node> cells, int at) {
        return at < 0 || at >= cells.size() ? "" : Inline.markdown(cells.get(at).getFirstChild(), null);
    }

    /** The first column with a name of the first kind; else of the second; -1 for none. */
    private static int column(List<Node> names, Predicate<String> exactly, Predicate<String> otherwise) {
        int other = -1;
        for (int i = 0; i < names.size(); i++) {
            String name = Inline.plain(names.get(i)).toLowerCase(Locale.ROOT);
            if (exactly.test(name)) {
                return i;
            }
            other = other < 0 && otherwise.test(name) ? i : other;
        }
        return other;
    }
}
