package dev.qkv.notes.foreign;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A list of questions beside the pages that answer them is a table of contents: its questions are asked once, with their answers. */
final class Asked {
    private Asked() {}

    /** The files without those questions lacking an answer that have one elsewhere in them. */
    static List<ForeignFile> once(List<ForeignFile> files) {
        Set<String> answered = new HashSet<>();
        for (ForeignFile file : files) {
            for (ForeignCard card : file.cards()) {
                if (!isBare(card) && card.usable()) {
                    answered.add(card.key());
                }
            }
        }
        List<ForeignFile> once = new ArrayList<>();
        for (ForeignFile file : files) {
            long bare = file.cards().stream().filter(Asked::isBare).count();
            if (bare * 2 < file.cards().size()) {
                // a gap among questions with answers is one that was meant to be filled
                once.add(file);
                continue;
            }
            List<ForeignCard> kept = file.cards().stream()
                    .filter(card -> !isBare(card) || !answered.contains(card.key()))
                    .toList();
            once.add(kept.size() == file.cards().size() ? file : with(file, kept));
        }
        return Repeated.out(once);
    }

    private static boolean isBare(ForeignCard card) {
        return card.answer().isEmpty()
                && card.options().isEmpty()
                && card.sources().isEmpty()
                && (card.problem().isEmpty() || card.problem().equals(ForeignCard.NO_ANSWER));
    }

    private static ForeignFile with(ForeignFile file, List<ForeignCard> kept) {
        List<ForeignFile.Skipped> skipped = new ArrayList<>(file.skipped());
        for (ForeignCard card : file.cards()) {
            if (isBare(card) && !kept.contains(card)) {
                skipped.add(new ForeignFile.Skipped(card.firstLine(), "asked elsewhere with its answer"));
                break;
            }
        }
        return new ForeignFile(file.path(), file.decision(), file.evidence(), kept, skipped, file.read());
    }
}
