package dev.qkv.notes.foreign;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Headings that come again below one question after the other, as {@code ### In an interview} does: each names a part of the answer above it. */
final class Refrain {
    private static final int FEWEST = 3;
    private static final int MANY = 8;
    private static final int SHORTEST = 60;
    private static final int LONGEST = 600;
    private static final Pattern TARGET = Pattern.compile("\\]\\([^()\\s]{1,500}\\)");

    private Refrain() {}

    /** Texts of headings that stand there three times or more, ask nothing, and never twice in a row. */
    static Set<String> of(List<Piece> pieces) {
        Map<String, Integer> counts = new HashMap<>();
        Set<String> rows = new HashSet<>();
        String before = "";
        for (Piece piece : pieces) {
            if (piece.is(Piece.Kind.HEADING)) {
                counts.merge(piece.plain(), 1, Integer::sum);
                if (piece.plain().equals(before)) {
                    rows.add(before);
                }
                before = piece.plain();
            }
        }
        Set<String> refrains = new HashSet<>();
        counts.forEach((text, count) -> {
            if (count >= FEWEST && !rows.contains(text) && !Asking.ends(text)) {
                refrains.add(text);
            }
        });
        return refrains;
    }

    /** Sentences with a link that come again below many answers, word for word but for where the link leads. */
    static Set<String> lines(List<Piece> pieces) {
        // up to their first links they are the same to the letter
        Map<String, Integer> openings = new HashMap<>();
        for (Piece piece : pieces) {
            int link = link(piece);
            if (link >= 0) {
                openings.merge(piece.markdown().substring(0, link), 1, Integer::sum);
            }
        }
        openings.values().removeIf(count -> count < MANY);
        Map<String, Integer> counts = new HashMap<>();
        for (Piece piece : openings.isEmpty() ? List.<Piece>of() : pieces) {
            int link = link(piece);
            String line = link >= 0 && openings.containsKey(piece.markdown().substring(0, link)) ? line(piece) : "";
            if (!line.isEmpty()) {
                counts.merge(line, 1, Integer::sum);
            }
        }
        counts.values().removeIf(count -> count < MANY);
        return counts.keySet();
    }

    /** A sentence without where its links lead; empty for what is none. */
    static String line(Piece piece) {
        if (link(piece) < 0) {
            return "";
        }
        String line = TARGET.matcher(piece.markdown()).replaceAll("]");
        return line.length() >= SHORTEST && line.indexOf('\n') < 0 ? line : "";
    }

    /** Where the first link of a sentence begins to say where it leads; -1 for no such sentence. */
    private static int link(Piece piece) {
        boolean says = piece.is(Piece.Kind.PARAGRAPH) || piece.is(Piece.Kind.QUOTE);
        String markdown = piece.markdown();
        return says && markdown.length() <= LONGEST ? markdown.indexOf("](http") : -1;
    }
}
