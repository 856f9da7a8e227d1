package dev.qkv.notes.foreign;

import java.util.List;

/**
 * What was found in one file.
 *
 * @param path relative to the bank's folder, with slashes
 * @param decision how questions begin here, in words; empty where there are none
 * @param evidence what each form was counted with, one a line
 * @param skipped blocks that are no question and no answer
 */
public record ForeignFile(
        String path, String decision, List<String> evidence, List<ForeignCard> cards, List<Skipped> skipped) {
    public ForeignFile {
        evidence = List.copyOf(evidence);
        cards = List.copyOf(cards);
        skipped = List.copyOf(skipped);
    }

    /** @param line 1-based */
    public record Skipped(int line, String reason) {}
}
