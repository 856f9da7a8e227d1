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
import dev.qkv.search.BankIndexer;
import dev.qkv.search.BankSource;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The banks with their indexes; an index is opened when it is first asked for. */
final class Banks {
    private static final String INDEX = "index";
    private static final String NOTES = "notes";

    /** Of the best hit's score: of a thousand labelled queries, none had what it asked for below. */
    private static final double WORTH = 0.4;

    private final Context context;
    private final AddedBanks added;
    private final AddedIndexes indexes;
    private @Nullable BankIndex bundled;

    Banks(Context context) {
        this.context = context;
        added = new AddedBanks(context);
        indexes = new AddedIndexes(context, added);
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

    private <T> T reading(String bank, Read<T> read) {
        return bank.equals(Bank.BUNDLED) ? reading(read) : indexes.reading(bank, read);
    }

    /** What the user types to name a concept: its id, with the bank's name where it is not the bundled one. */
    static String reference(Card card) {
        return card.bank().equals(Bank.BUNDLED) ? card.id() : card.bank() + "/" + card.id();
    }

    /** The folder that a bank's notes are in. */
    Path notes() {
        return context.surroundings().home().resolve(NOTES);
    }

    /** The bundled bank's content digest. */
    String version() {
        return index().manifest().version();
    }

    /** A bank's digest. */
    String version(String bank) {
        return reading(bank, index -> index.manifest().version());
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
        return reading(BankIndex::topics);
    }

    List<Topic> topics(String bank) {
        return reading(bank, BankIndex::topics);
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
        List<QuestionHeader> questions = new ArrayList<>(reading(BankIndex::questions));
        for (String name : added.names()) {
            questions.addAll(indexes.reading(name, BankIndex::questions));
        }
        return questions;
    }

    List<QuestionHeader> questions(String bank) {
        return reading(bank, BankIndex::questions);
    }

    /** Concepts that have this very name: an id, title or alias, those of the bundled bank first; {@code bank/name} is one of that bank. */
    List<Card> named(String name) {
        return named(name, null);
    }

    private List<Card> named(String name, @Nullable String bank) {
        if (bank != null) {
            return reading(bank, new ByName(name));
        }
        int slash = name.indexOf('/');
        if (slash > 0 && has(name.substring(0, slash))) {
            List<Card> cards = named(name.substring(slash + 1), name.substring(0, slash));
            if (!cards.isEmpty()) {
                return cards;
            }
        }
        List<Card> cards = new ArrayList<>(reading(new ByName(name)));
        for (String other : added.names()) {
            cards.addAll(indexes.reading(other, new ByName(name)));
        }
        return cards;
    }

    @Nullable
    Card card(String bank, String id) {
        return reading(bank, index -> Optional.ofNullable(index.card(id))).orElse(null);
    }

    /** Names, as the notes write them, that begin with what was typed. */
    List<String> namesStartingWith(String typed, int most) {
        return reading(index -> index.namesStartingWith(typed, most));
    }

    /** Concepts of a bank whose id begins with what was typed. */
    List<Card> idsStartingWith(String typed, String bank, int most) {
        return reading(bank, index -> index.idsStartingWith(typed, most));
    }

    /** Concepts of the bundled bank. */
    List<Card> all() {
        return all(Bank.BUNDLED);
    }

    List<Card> all(String bank) {
        return reading(bank, index -> {
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
            return worthShowing(reading(bank, search), most);
        }
        hits.addAll(reading(search));
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
            return AddedBanks.note(imported);
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

    /** The one concept of that name. @throws UserError (usage) where there is none, naming the nearest */
    Card concept(String name) {
        List<Card> cards = named(name);
        if (cards.isEmpty()) {
            throw UserError.usage(noConcept(name));
        }
        return cards.get(0);
    }

    String noConcept(String name) {
        String nearest = nearest(name);
        return "no concept \"" + Shown.of(name) + "\""
                + (nearest == null ? "; all names: qkv lookup -l" : "; did you mean " + nearest + "?");
    }

    /** The nearest id or alias. */
    @Nullable
    String nearest(String name) {
        return reading(index -> Optional.ofNullable(index.nearestName(name))).orElse(null);
    }

    interface Read<T> {
        T from(BankIndex index) throws IOException;
    }

    /** Classes, where every lookup comes by: to link the first lambda of a run takes longer than to find a name. */
    private record ByName(String name) implements Read<List<Card>> {
        @Override
        public List<Card> from(BankIndex index) throws IOException {
            return index.byName(name);
        }
    }

    private record Search(String query, int most, @Nullable String topic, Language language)
            implements Read<List<Hit>> {
        @Override
        public List<Hit> from(BankIndex index) throws IOException {
            return index.search(query, most, topic, language);
        }
    }

    private <T> T reading(Read<T> read) {
        try {
            return read.from(index());
        } catch (IOException damaged) {
            try {
                BankIndex anew = rebuilt();
                bundled = anew;
                return read.from(anew);
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
    }

    private BankIndex index() {
        if (bundled == null) {
            bundled = open();
        }
        return bundled;
    }

    private BankIndex open() {
        Path built = context.surroundings().home().resolve(INDEX);
        if (Files.isDirectory(built)) {
            try {
                return BankIndex.open(built);
            } catch (IOException e) {
                // damaged: the cache stands in
            }
        }
        return fromCache();
    }

    /** An index of the notes as they are now, from the cache, built where it is missing or stale, in memory where nothing can be written. */
    private BankIndex fromCache() {
        Path notes = notes();
        String freshness = freshness(notes);
        Path folder = context.folders().cache().resolve(INDEX).resolve(Bank.BUNDLED);
        try {
            BankIndex index = BankIndex.open(folder);
            if (index.manifest().freshness().equals(freshness)) {
                return index;
            }
        } catch (IOException e) {
            // missing or damaged: built below
        }
        try {
            return rebuilt();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** An index made anew, in the cache where that can be written. */
    private BankIndex rebuilt() throws IOException {
        Path notes = notes();
        BankSource source = NotesSource.of(notes);
        try (LongWork work = new LongWork(context, "indexing", source.size())) {
            try {
                return BankIndexer.build(
                        source,
                        freshness(notes),
                        Laying.making(work::show),
                        context.folders().cache().resolve(INDEX).resolve(Bank.BUNDLED));
            } catch (IOException e) {
                return BankIndexer.inMemory(source, Laying.making(work::show));
            }
        }
    }

    /** The bundled bank's notes; faults in them are errors. */
    static Bank read(Path notes) {
        try {
            BankReader.Reading reading = BankReader.read(notes, Bank.BUNDLED);
            NotesSource.requireSound(reading.faults(), notes);
            return reading.bank();
        } catch (BankException e) {
            throw UserError.data(String.valueOf(e.getMessage()));
        }
    }

    /** Changes when a note is changed, added or taken away; cheap, since it opens no file. */
    private static String freshness(Path notes) {
        long count = 0;
        long sum = 0;
        try (Stream<Path> files = Files.walk(notes, 2)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (Files.isRegularFile(file)) {
                    count++;
                    sum = sum * 31
                            + Files.getLastModifiedTime(file).toMillis()
                            + Files.size(file)
                            + file.toString().hashCode();
                }
            }
        } catch (IOException e) {
            throw UserError.data(notes + ": cannot be read: " + e.getMessage());
        }
        return count + "-" + Long.toHexString(sum);
    }

    private UserError unreadable(IOException e) {
        return UserError.data(
                "the index in " + context.surroundings().home().resolve(INDEX) + " cannot be read: " + e.getMessage());
    }
}
