package dev.qkv.app;

import dev.qkv.model.Bank;
import dev.qkv.model.Concept;
import dev.qkv.model.ImportedBank;
import dev.qkv.model.ImportedCard;
import dev.qkv.model.Note;
import dev.qkv.model.Titles;
import dev.qkv.model.Topic;
import dev.qkv.notes.foreign.Identity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Imported cards as the other verbs know them: each a concept with a note of one question. */
final class ImportedNotes {
    private static final int SUMMARY = 1_200;

    private ImportedNotes() {}

    /** The bank with a concept for each card, its sections as topics. */
    static Bank bank(ImportedBank imported) {
        Map<String, Topic> topics = new LinkedHashMap<>();
        List<Concept> concepts = new ArrayList<>();
        for (ImportedCard card : imported.asked()) {
            String title = sectionOf(card);
            String id = Identity.slug(title);
            topics.computeIfAbsent(
                    id, key -> new Topic(key, new Titles(title, title), new Titles("", ""), topics.size()));
            concepts.add(new Concept(
                    card.id(),
                    new Titles(card.title(), card.title()),
                    List.of(),
                    id,
                    card.level(),
                    List.of(),
                    List.of(),
                    sources(imported.head(), card),
                    List.of(),
                    Map.of(card.noteLanguage(), note(card, summary(card)))));
        }
        return new Bank(imported.name(), version(imported), new ArrayList<>(topics.values()), concepts);
    }

    /** A digest of what can be asked: the same on every machine. */
    private static String version(ImportedBank bank) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        for (ImportedCard card : bank.asked()) {
            digest.update((card.id() + "\n" + card.prompt() + "\n" + card.options() + "\n" + card.answer() + "\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    }

    /** The lowest heading above the card, else its file's name. */
    static String sectionOf(ImportedCard card) {
        for (int i = card.section().size() - 1; i >= 0; i--) {
            if (!Identity.slug(card.section().get(i)).equals("card")) {
                return card.section().get(i);
            }
        }
        String name = card.file().substring(card.file().lastIndexOf('/') + 1);
        return name.indexOf('.') > 0 ? name.substring(0, name.indexOf('.')) : name;
    }

    /** The whole card as a note. */
    static Note note(ImportedCard card) {
        StringBuilder text = new StringBuilder();
        String more = card.prompt().length() > card.title().length() ? card.prompt() : "";
        if (!more.isEmpty() && (more.contains("\n") || !card.options().isEmpty())) {
            text.append(more).append("\n\n");
        }
        card.options()
                .forEach(option -> text.append(option.right() ? "- **✓** " : "- ")
                        .append(option.text().replace("\n", "\n  "))
                        .append('\n'));
        text.append(card.options().isEmpty() ? "" : "\n").append(card.answer());
        return note(card, text.toString());
    }

    private static Note note(ImportedCard card, String summary) {
        return new Note(card.noteLanguage(), card.file(), summary, List.of(), List.of(card.question()));
    }

    /** The answer's beginning, up to an empty line or the bound. */
    private static String summary(ImportedCard card) {
        StringBuilder text = new StringBuilder();
        card.options().forEach(option -> {
            if (option.right()) {
                text.append(text.isEmpty() ? "" : "; ").append(option.text());
            }
        });
        if (text.isEmpty()) {
            text.append(withoutPicture(card.answer()));
        }
        int end = text.indexOf("\n\n");
        if (end >= 0 && end < 60) {
            end = text.indexOf("\n\n", end + 2);
        }
        String summary = end < 0 ? text.toString() : text.substring(0, end);
        return summary.length() <= SUMMARY ? summary : summary.substring(0, SUMMARY) + " …";
    }

    /** A picture says nothing in a terminal: the words below it are the answer's beginning. */
    private static String withoutPicture(String answer) {
        int from = 0;
        int end = answer.indexOf("\n\n");
        while (end > from && answer.startsWith("![", from) && answer.charAt(end - 1) == ')') {
            from = end + 2;
            end = answer.indexOf("\n\n", from);
        }
        return answer.substring(from);
    }

    /** Where a card comes from: file and lines, commit and licence, then the addresses that it names. */
    static List<String> sources(ImportedBank.Head bank, ImportedCard card) {
        List<String> sources = new ArrayList<>();
        StringBuilder place = new StringBuilder(card.file()).append(':').append(card.firstLine());
        place.append(card.lastLine() > card.firstLine() ? "-" + card.lastLine() : "");
        place.append(bank.commit().isEmpty() ? "" : " @ " + shortened(bank.commit()));
        place.append(bank.licence().isEmpty() ? "" : ", " + bank.licence() + " (" + bank.licenceFile() + ")");
        sources.add(place.toString());
        sources.addAll(card.sources());
        return sources;
    }

    /** A commit's first digits, which Git takes for it. */
    static String shortened(String commit) {
        return commit.substring(0, Math.min(12, commit.length()));
    }
}
