package dev.qkv.model;

import java.util.List;

/**
 * A bank made from foreign Markdown, as it is kept: its cards with their identity, and where they came from.
 *
 * @param source the folder or file, absolute
 * @param commit of the Git checkout that the source is in; empty where it is none
 * @param licence an SPDX identifier; {@code unknown} where the licence file says none, empty where there is no file
 * @param licenceFile relative to the source; empty for none
 * @param forms what the user named with {@code --questions}; empty for none
 * @param language what the user named with {@code --lang}; empty for none
 * @param stamp changes when a file of the source does
 * @param files Markdown files that were read
 */
public record ImportedBank(
        String name,
        String source,
        String commit,
        String licence,
        String licenceFile,
        List<String> forms,
        String language,
        String stamp,
        int files,
        List<ImportedCard> cards) {
    public ImportedBank {
        forms = List.copyOf(forms);
        cards = List.copyOf(cards);
    }

    /** Cards that are in the source and can be asked. */
    public List<ImportedCard> asked() {
        return cards.stream().filter(card -> card.current() && card.asked()).toList();
    }
}
