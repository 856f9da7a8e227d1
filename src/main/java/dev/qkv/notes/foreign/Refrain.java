package dev.qkv.notes.foreign;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Headings that come again below one question after the other, as {@code ### In an interview} does: each names a part of the answer above it. */
final class Refrain {
    private static final int FEWEST = 3;

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
}
