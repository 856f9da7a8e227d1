package dev.qkv.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A bank made from foreign Markdown, as it is kept: its cards with their identity, and where they came from.
 *
 * @param skipped what became no card
 */
public record ImportedBank(Head head, List<ImportedCard> cards, List<Skipped> skipped) {
    public ImportedBank {
        cards = List.copyOf(cards);
        skipped = List.copyOf(skipped);
    }

    /**
     * What can be said of a bank without its cards.
     *
     * @param source the folder or file, absolute
     * @param commit of the Git checkout that the source is in; empty where it is none
     * @param licence an SPDX identifier; {@code unknown} where the licence file says none, empty where there is no file
     * @param licenceFile relative to the source; empty for none
     * @param forms what the user named with {@code --questions}; empty for none
     * @param language what the user named with {@code --lang}; empty for none
     * @param stamp changes when a file of the source does, or the program that read it
     * @param files Markdown files that were read
     * @param kinds how many cards there are to ask of each kind
     */
    public record Head(
            String name,
            String source,
            String commit,
            String licence,
            String licenceFile,
            List<String> forms,
            String language,
            String stamp,
            int files,
            Map<String, Integer> kinds) {
        public Head {
            forms = List.copyOf(forms);
            kinds = new TreeMap<>(kinds);
        }

        /** How many cards there are to ask. */
        public int questions() {
            return kinds.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** A block that is no question and no answer, or a file that was not read. @param line 1-based */
    public record Skipped(String path, int line, String reason) {}

    /** How many of these cards can be asked, by kind. */
    public static Map<String, Integer> kinds(List<ImportedCard> cards) {
        Map<String, Integer> kinds = new TreeMap<>();
        for (ImportedCard card : cards) {
            if (card.current() && card.asked()) {
                kinds.merge(card.question().kind(), 1, Integer::sum);
            }
        }
        return kinds;
    }

    public String name() {
        return head.name();
    }

    /** Cards that are in the source and can be asked. */
    public List<ImportedCard> asked() {
        return cards.stream().filter(card -> card.current() && card.asked()).toList();
    }
}
