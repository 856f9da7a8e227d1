package dev.qkv.app;

import dev.qkv.config.UserError;
import dev.qkv.model.Bank;
import dev.qkv.model.Card;
import dev.qkv.model.ImportedCard;
import dev.qkv.model.Language;
import dev.qkv.model.Note;
import dev.qkv.model.QuestionHeader;
import dev.qkv.model.Topic;
import dev.qkv.notes.BankException;
import dev.qkv.notes.BankReader;
import dev.qkv.search.BankIndex;
import dev.qkv.search.CardCursor;
import dev.qkv.search.Hit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names, topics, questions and cards of every bank, the bundled one's and the user's own. */
final class Banks {
    /** Of the best hit's score: of a thousand labelled queries, none had what it asked for below. */
    private static final double WORTH = 0.4;

    private static final int MOST_BEGUN = 3;

    private final Context context;
    private final AddedBanks added;
    private final Indexes indexes;

    Banks(Context context) {
        this.context = context;
        added = new AddedBanks(context);
        indexes = new Indexes(context, added);
    }

    /** The user's own. */
    AddedBanks added() {
        return added;
    }

    /** Takes a bank of the user's away, with its index. */
    void remove(String bank) {
        added.remove(bank);
        indexes.remove(bank);
    }

    boolean has(String bank) {
        return bank.equals(Bank.BUNDLED) || added.has(bank);
    }

    /** What the user types to name a concept: its id, with the bank's name where it is not the bundled one. */
    static String reference(Card card) {
        return card.bank().equals(Bank.BUNDLED) ? card.id() : card.bank() + "/" + card.id();
    }

    /** The same for people: of a long id as much as names this card and no other. */
    String abbreviated(Card card) {
        String bank = card.bank();
        return bank.equals(Bank.BUNDLED)
                ? card.id()
                : bank + "/"
                        + Abbreviation.of(
                                card.id(),
                                start -> idsStartingWith(start, bank, 2).size() == 1);
    }

    /** The folder that a bank's notes are in. */
    Path notes() {
        return NotesSource.folder(context.surroundings().home());
    }

    /** The bundled bank's content digest. */
    String version() {
        return version(Bank.BUNDLED);
    }

    /** A bank's digest. */
    String version(String bank) {
        return indexes.reading(bank, index -> index.manifest().version());
    }

    /** The digest of every bank. */
    Map<String, String> versions() {
        Map<String, String> versions = new HashMap<>();
        versions.put(Bank.BUNDLED, version());
        for (String name : added.names()) {
            versions.put(name, version(name));
        }
        return versions;
    }

    /** Topics of the bundled bank. */
    List<Topic> topics() {
        return indexes.reading(Bank.BUNDLED, BankIndex::topics);
    }

    List<Topic> topics(String bank) {
        return indexes.reading(bank, BankIndex::topics);
    }

    /** The title of a topic of a bank; its id where the bank has no such topic. */
    String topicTitle(String bank, String id) {
        for (Topic topic : has(bank) ? topics(bank) : List.<Topic>of()) {
            if (topic.id().equals(id)) {
                return topic.title().in(context.language());
            }
        }
        return id;
    }

    /** Questions of every bank, the bundled one first. */
    List<QuestionHeader> questions() {
        List<QuestionHeader> questions = new ArrayList<>(indexes.reading(Bank.BUNDLED, BankIndex::questions));
        for (String name : added.names()) {
            questions.addAll(indexes.reading(name, BankIndex::questions));
        }
        return questions;
    }

    List<QuestionHeader> questions(String bank) {
        return indexes.reading(bank, BankIndex::questions);
    }

    /**
     * Concepts that have this very name: an id, title or alias, those of the bundled bank first; {@code bank/name} is one of that bank, also by the
     * beginning of its id where no other begins so.
     */
    List<Card> named(String name) {
        return named(name, null);
    }

    private List<Card> named(String name, @Nullable String only) {
        if (only != null) {
            return indexes.reading(only, new ByName(name));
        }
        int slash = name.indexOf('/');
        if (slash > 0 && slash < name.length() - 1 && has(name.substring(0, slash))) {
            String bank = name.substring(0, slash);
            String start = name.substring(slash + 1);
            List<Card> cards = named(start, bank);
            if (!cards.isEmpty()) {
                return cards;
            }
            List<Card> begun = idsStartingWith(start, bank, 2);
            if (begun.size() == 1) {
                return begun;
            }
        }
        List<Card> cards = new ArrayList<>(indexes.reading(Bank.BUNDLED, new ByName(name)));
        for (String other : added.names()) {
            cards.addAll(indexes.reading(other, new ByName(name)));
        }
        return cards;
    }

    @Nullable
    Card card(String bank, String id) {
        return indexes.reading(bank, index -> Optional.ofNullable(index.card(id)))
                .orElse(null);
    }

    /** Names, as the notes write them, that begin with what was typed. */
    List<String> namesStartingWith(String typed, int most) {
        return indexes.reading(Bank.BUNDLED, index -> index.namesStartingWith(typed, most));
    }

    /** Concepts of a bank whose id begins with what was typed. */
    List<Card> idsStartingWith(String typed, String bank, int most) {
        return indexes.reading(bank, index -> index.idsStartingWith(typed, most));
    }

    /** Concepts of the bundled bank. */
    List<Card> all() {
        return all(Bank.BUNDLED);
    }

    List<Card> all(String bank) {
        return indexes.reading(bank, index -> {
            List<Card> cards = new ArrayList<>();
            CardCursor cursor = index.all();
            for (Card card = cursor.next(); card != null; card = cursor.next()) {
                cards.add(card);
            }
            return cards;
        });
    }

    /** Concepts that a query finds, the best first. A name finds its concept alone, and opens no search index for it. */
    List<Hit> search(String query, int most, @Nullable String topic, @Nullable String bank) {
        List<Hit> hits = new ArrayList<>();
        for (Card card : named(query, bank)) {
            if (topic == null || card.topic().equals(topic)) {
                hits.add(new Hit(card, Hit.NAMED, null, List.of()));
            }
        }
        if (!hits.isEmpty()) {
            return hits.size() <= most ? hits : hits.subList(0, most);
        }
        Search search = new Search(query, most, topic, context.language());
        if (bank != null) {
            return worthShowing(indexes.reading(bank, search), most);
        }
        hits.addAll(indexes.reading(Bank.BUNDLED, search));
        List<String> others = added.names();
        for (String other : others) {
            hits.addAll(indexes.reading(other, search));
        }
        if (!others.isEmpty()) {
            hits.sort(Comparator.comparingDouble(Hit::score).reversed());
        }
        return worthShowing(hits, most);
    }

    private static List<Hit> worthShowing(List<Hit> hits, int most) {
        int worth = 0;
        while (worth < Math.min(most, hits.size())
                && hits.get(worth).score() >= WORTH * hits.get(0).score()) {
            worth++;
        }
        return hits.subList(0, worth);
    }

    /** The file that a card's note stands in. */
    Path file(Card card, Card.Face face) {
        if (card.bank().equals(Bank.BUNDLED)) {
            return notes().resolve(face.path());
        }
        Path source = Path.of(added.head(card.bank()).source());
        return Files.isRegularFile(source) ? source : source.resolve(face.path());
    }

    /** A card's note in a language that it has, whole. */
    Note note(Card card, Language language) {
        if (!card.bank().equals(Bank.BUNDLED)) {
            ImportedCard imported = added.card(card.bank(), card.id());
            if (imported == null) {
                throw UserError.data("no card " + reference(card) + "; the index is older than the bank");
            }
            return ImportedNotes.note(imported);
        }
        try {
            return BankReader.note(notes(), card.faceOrFallback(language).path(), language, card.level());
        } catch (BankException e) {
            throw UserError.data(String.valueOf(e.getMessage()));
        }
    }

    /** Says that a note is not in the user's language; a bank of one's own is in what language it is. */
    void tellFallback(Card card) {
        if (card.bank().equals(Bank.BUNDLED)) {
            context.console()
                    .notice("qkv: "
                            + context.text(
                                    "fallback",
                                    reference(card),
                                    context.language().code()));
        }
    }

    /** @throws UserError (usage) where {@code bank/name} is the beginning of several ids, naming some */
    void requireOneBeginning(String name) {
        int slash = name.indexOf('/');
        if (slash > 0 && has(name.substring(0, slash))) {
            List<Card> begun = idsStartingWith(name.substring(slash + 1), name.substring(0, slash), MOST_BEGUN);
            if (begun.size() > 1) {
                throw UserError.usage("several cards begin with \"" + Shown.of(name) + "\", such as "
                        + String.join(", ", begun.stream().map(Banks::reference).toList()));
            }
        }
    }

    /** The nearest id or alias. */
    @Nullable
    String nearest(String name) {
        return indexes.reading(Bank.BUNDLED, index -> Optional.ofNullable(index.nearestName(name)))
                .orElse(null);
    }

    /** Classes, where every lookup comes by: to link the first lambda of a run takes longer than to find a name. */
    private record ByName(String name) implements Indexes.Read<List<Card>> {
        @Override
        public List<Card> from(BankIndex index) throws IOException {
            return index.byName(name);
        }
    }

    private record Search(String query, int most, @Nullable String topic, Language language)
            implements Indexes.Read<List<Hit>> {
        @Override
        public List<Hit> from(BankIndex index) throws IOException {
            return index.search(query, most, topic, language);
        }
    }
}
