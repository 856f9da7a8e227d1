package dev.qkv.notes.foreign;

import java.util.List;

/**
 * What was found in one file.
 *
 * @param path relative to the bank's folder, with slashes
 * @param decision how questions begin here, in words; empty where there are none
 * @param evidence what each form was counted with, one a line
 * @param skipped blocks that are no question and no answer
 * @param read false where the file was refused: what was skipped says why
 */
public record ForeignFile(
        String path,
        String decision,
        List<String> evidence,
        List<ForeignCard> cards,
        List<Skipped> skipped,
        boolean read) {
    public ForeignFile {
        evidence = List.copyOf(evidence);
        cards = List.copyOf(cards);
        skipped = List.copyOf(skipped);
    }

    public ForeignFile(
            String path, String decision, List<String> evidence, List<ForeignCard> cards, List<Skipped> skipped) {
        this(path, decision, evidence, cards, skipped, true);
    }

    /** A file that was not read. @param line 1-based */
    static ForeignFile refused(String path, int line, String reason) {
        return new ForeignFile(path, "", List.of(), List.of(), List.of(new Skipped(line, reason)), false);
    }

    /** @param line 1-based */
    public record Skipped(int line, String reason) {}
}
