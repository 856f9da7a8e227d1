package dev.qkv.notes.foreign;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Folders with one page a question, which the file's name asks: {@code What is a monitor.md}. */
final class NamedPages {
    private static final int FEWEST = 5;
    private static final double MOST = 0.6;
    /** A page that asks as often itself is no answer to its name. */
    private static final int FEWEST_ASKED = 3;

    private static final Set<String> OTHERS = Set.of("readme", "index", "summary", "_index", "_sidebar", "contents");

    private NamedPages() {}

    /** The folders in which most names ask. @param paths of all files, with slashes */
    static Set<String> folders(List<String> paths) {
        Map<String, int[]> counts = new HashMap<>();
        for (String path : paths) {
            String name = name(path);
            if (!OTHERS.contains(name.toLowerCase(Locale.ROOT))) {
                int[] count = counts.computeIfAbsent(folder(path), key -> new int[2]);
                count[0]++;
                count[1] += asks(name) ? 1 : 0;
            }
        }
        Set<String> folders = new HashSet<>();
        counts.forEach((folder, count) -> {
            if (count[0] >= FEWEST && count[1] >= MOST * count[0]) {
                folders.add(folder);
            }
        });
        return folders;
    }

    /** Whether a file of such a folder is the answer to one question. @param file as read by itself */
    static boolean isPage(Set<String> folders, ForeignFile file) {
        return folders.contains(folder(file.path()))
                && !OTHERS.contains(name(file.path()).toLowerCase(Locale.ROOT))
                && file.cards().stream()
                                .filter(card -> Asking.ends(card.title()))
                                .count()
                        < FEWEST_ASKED;
    }

    /** The question that a name asks in plain words; empty for any other name. */
    static String question(String path) {
        String name = name(path);
        QuestionText text = QuestionText.of(name);
        return isPlain(name) && (text.likely() || compares(name)) ? text.text() : "";
    }

    /** The cards of a page, asked by its name where their own titles ask nothing. @param name as given to the reader; null for no such page */
    static List<ForeignCard> named(List<ForeignCard> cards, @Nullable String name) {
        if (name == null || name.isEmpty() || cards.size() != 1) {
            return cards;
        }
        ForeignCard card = cards.get(0);
        boolean asked =
                !card.options().isEmpty() || QuestionText.of(card.title()).asksAsTitle();
        return asked ? cards : List.of(card.asked(name));
    }

    private static boolean asks(String name) {
        String words = isPlain(name) ? name : name.replace('-', ' ').replace('_', ' ');
        QuestionText text = QuestionText.of(words);
        // names of a few words joined are titles of manuals too
        return text.asksAsTitle()
                || compares(words)
                || (isPlain(name) && text.likely() && !Asking.soundsAsTitle(text.text()));
    }

    private static boolean isPlain(String name) {
        return name.indexOf(' ') >= 0;
    }

    private static boolean compares(String words) {
        return words.contains(" vs ") || words.contains(" vs. ");
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    private static String name(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return dot <= 0 ? file : file.substring(0, dot);
    }
}
