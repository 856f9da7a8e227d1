package dev.qkv.notes.foreign;

import dev.qkv.markdown.MarkdownException;
import dev.qkv.notes.Blocks;
import dev.qkv.notes.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/** Finds the questions of a Markdown document, whatever form they have there. */
public final class ForeignReader {
    private static final double PROMPTS_ONLY = 0.7;
    private static final int FEWEST_PROMPTS = 4;
    private static final double NEARLY_ALL = 0.8;
    private static final int ROW = 10;
    private static final int MANY = 1_000;
    private static final String FENCE = "---";

    private ForeignReader() {}

    /**
     * @param path as cards and faults name it
     * @param forced the forms that the user named; null to decide by what is there
     */
    public static ForeignFile read(String path, String text, @Nullable Set<Form> forced) {
        return read(path, text, forced, null);
    }

    /** Reads a page as the answer to the heading that it begins with, or to its name. @param name a question, or empty where the heading is one */
    static ForeignFile page(String path, String text, String name) {
        return read(path, text, null, name);
    }

    private static ForeignFile read(String path, String text, @Nullable Set<Form> forced, @Nullable String name) {
        if (isForm(text)) {
            return nothing(path, List.of(), 1, "a form for reports to fill in");
        }
        SourceText source = SourceText.of(path, withoutFrontMatter(text), new ArrayList<>());
        Node document;
        try {
            List<String> lines = new ArrayList<>(source.lines());
            document = Repair.parse(lines);
            source = lines.equals(source.lines()) ? source : new SourceText(path, lines, new ArrayList<>());
        } catch (MarkdownException e) {
            return nothing(path, List.of(), 1, String.valueOf(e.getMessage()));
        }
        Walk walk = new Walk(document, source);
        List<Piece> all = walk.row(list -> true);
        List<Candidate> found = new ArrayList<>(candidates(all).values());
        Choice choice = name == null ? Evidence.choose(all, found, forced) : Choice.page(all);
        if (choice.nothing()) {
            return nothing(path, choice.evidence(), 1, "nothing here looks like questions");
        }
        Set<Node> asking = askingLists(all, found);
        List<Piece> row = walk.row(entered(choice, all, found, asking));
        int foot = Foot.of(row);
        List<Piece> pieces = row.subList(0, foot);
        Assembler assembler = new Assembler(source, choice, pieces, candidates(pieces), asking, Script.of(text));
        assembler.run();
        if (foot < row.size()) {
            assembler.skipped().add(new ForeignFile.Skipped(row.get(foot).line(), "the foot of the page"));
        }
        return new ForeignFile(
                path,
                choice.decision(),
                choice.evidence(),
                judged(NamedPages.named(assembler.cards(), name)),
                assembler.skipped());
    }

    private static ForeignFile nothing(String path, List<String> evidence, int line, String reason) {
        return new ForeignFile(path, "", evidence, List.of(), List.of(new ForeignFile.Skipped(line, reason)));
    }

    /** By their place in the row. */
    private static Map<Integer, Candidate> candidates(List<Piece> pieces) {
        Map<Integer, Candidate> candidates = new LinkedHashMap<>();
        if (pieces.size() >= MANY) {
            // each looks at its own block alone; a folder may be one large file
            pieces.parallelStream().forEach(Piece::candidate);
        }
        for (int i = 0; i < pieces.size(); i++) {
            Candidate candidate = Candidate.among(pieces, i);
            if (candidate != null) {
                candidates.put(i, candidate);
            }
        }
        Ticked.apply(pieces, candidates);
        Tagged.apply(candidates);
        Counted.apply(pieces, candidates);
        Titled.apply(pieces, candidates);
        Named.apply(pieces, candidates);
        Listed.apply(pieces, candidates);
        SameLine.apply(pieces, candidates);
        ToldItems.apply(pieces, candidates);
        return candidates;
    }

    /** The lists to take apart: those that questions begin in. Others are parts of answers and stay whole. */
    private static Predicate<ListBlock> entered(
            Choice choice, List<Piece> pieces, List<Candidate> candidates, Set<Node> asking) {
        Set<Node> lists = new HashSet<>();
        NavigableSet<Integer> lines = new TreeSet<>();
        for (Candidate candidate : candidates) {
            Piece piece = pieces.get(candidate.at());
            boolean chosen = choice.isPrimary(candidate.form())
                    || choice.secondary().contains(candidate.form())
                    || (choice.leaves() && candidate.form().kind() == Form.Kind.HEADING);
            if (!chosen
                    || piece.items() == 0
                    || (candidate.form().kind() == Form.Kind.ITEM
                            && !candidate.likely()
                            && !asking.contains(list(piece)))) {
                continue;
            }
            lines.add(piece.line());
            for (Node node = piece.node(); node != null; node = node.getParent()) {
                if (node instanceof ListBlock) {
                    lists.add(node);
                }
            }
        }
        // parts of HTML blocks are no nodes: their lists are known by the lines they span
        return list -> lists.contains(list) || (choice.isPrimary(Form.DETAILS) && spans(list, lines));
    }

    /** Lists in which most items ask: the others are asked too. So are those of a depth where nearly all do. */
    private static Set<Node> askingLists(List<Piece> pieces, List<Candidate> candidates) {
        Map<Node, int[]> counts = new HashMap<>();
        Map<Integer, int[]> depths = new HashMap<>();
        Map<Node, Integer> depth = new HashMap<>();
        for (Candidate candidate : candidates) {
            Node list = list(pieces.get(candidate.at()));
            if (candidate.form().kind() == Form.Kind.ITEM && list != null) {
                int[] count = counts.computeIfAbsent(list, node -> new int[2]);
                count[0]++;
                count[1] += candidate.likely() ? 1 : 0;
                int items = pieces.get(candidate.at()).items();
                depth.put(list, items);
                int[] level = depths.computeIfAbsent(items, key -> new int[2]);
                level[0]++;
                level[1] += candidate.likely() ? 1 : 0;
            }
        }
        Set<Node> asking = new HashSet<>();
        Set<Node> named = Under.lists(pieces);
        counts.forEach((list, count) -> {
            int[] level = depths.get(depth.get(list));
            boolean nearlyAll = level != null && level[0] >= ROW && level[1] >= NEARLY_ALL * level[0];
            if (nearlyAll || (count[1] > 0 && named.contains(list)) || (count[0] >= 3 && count[1] * 2 > count[0])) {
                asking.add(list);
            }
        });
        return asking;
    }

    /** The list whose item begins with that piece. */
    static @Nullable Node list(Piece piece) {
        Node item = piece.node() == null ? null : piece.node().getParent();
        return item == null ? null : item.getParent();
    }

    private static boolean spans(ListBlock list, NavigableSet<Integer> lines) {
        Integer line = lines.ceiling(Blocks.line(list));
        return line != null && line <= Blocks.lastLine(list);
    }

    /** A document without answers is a list of prompts; in any other a question without an answer is a gap. */
    private static List<ForeignCard> judged(List<ForeignCard> cards) {
        long empty = cards.stream()
                .filter(card -> card.problem().equals(ForeignCard.NO_ANSWER))
                .count();
        long bare = cards.stream()
                .filter(card -> card.answer().isBlank() && card.options().isEmpty())
                .count();
        boolean prompts = bare >= cards.size() * PROMPTS_ONLY && bare >= FEWEST_PROMPTS;
        List<ForeignCard> judged = new ArrayList<>();
        for (ForeignCard card : cards) {
            if ((prompts || empty >= cards.size() * PROMPTS_ONLY)
                    && card.problem().equals(ForeignCard.NO_ANSWER)) {
                judged.add(withoutProblem(card));
            } else {
                judged.add(prompts ? card.posed() : card);
            }
        }
        return judged;
    }

    private static ForeignCard withoutProblem(ForeignCard card) {
        return new ForeignCard(
                card.title(),
                card.prompt(),
                card.options(),
                card.answer(),
                card.sources(),
                card.language(),
                card.section(),
                card.level(),
                card.key(),
                card.firstLine(),
                card.lastLine(),
                "");
    }

    /** A template for issues: its front matter says what it is about. */
    private static boolean isForm(String text) {
        int end = text.startsWith(FENCE) ? text.indexOf("\n" + FENCE, FENCE.length()) : -1;
        String matter = end < 0 ? "" : text.substring(0, end);
        return matter.contains("\nname:") && matter.contains("\nabout:");
    }

    /** The same number of lines, with YAML at the top left empty. */
    private static String withoutFrontMatter(String text) {
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (!body.startsWith(FENCE + "\n") && !body.startsWith(FENCE + "\r\n")) {
            return body;
        }
        int end = body.indexOf("\n" + FENCE, FENCE.length());
        if (end < 0) {
            return body;
        }
        StringBuilder blank = new StringBuilder(body);
        for (int i = 0; i < end + 1 + FENCE.length(); i++) {
            if (blank.charAt(i) != '\n') {
                blank.setCharAt(i, ' ');
            }
        }
        return blank.toString();
    }
}
