package dev.qkv.search;

import dev.qkv.model.Card;
import dev.qkv.model.CardId;
import dev.qkv.model.Language;
import dev.qkv.model.QuestionHeader;
import dev.qkv.model.Topic;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The index of a bank, open for reading. Each part is opened when it is first asked for; names and cards need neither Lucene nor any other library.
 * Every method throws {@link DamagedIndex} where the index is not what was written: build it again then. Not for several threads at once.
 */
public final class BankIndex implements Closeable {
    static final String CARDS = "cards";

    private static final long READ_WHOLE = 1 << 20;
    private static final int MOST_EDITS = 4;
    private static final int NAMES_A_CARD = 4;

    private final Manifest manifest;
    private final Storage storage;
    private @Nullable NameTable names;
    private @Nullable RecordFile cards;
    private @Nullable FreeSearch free;

    BankIndex(Manifest manifest, Storage storage) {
        this.manifest = manifest;
        this.storage = storage;
    }

    /** @throws DamagedIndex also where there is no index, or one of another format */
    public static BankIndex open(Path folder) throws IOException {
        Manifest manifest = Manifest.read(folder);
        return new BankIndex(manifest, new Storage.OnDisk(folder.resolve(manifest.generation())));
    }

    public Manifest manifest() {
        return manifest;
    }

    /** The concepts that have this id, title or alias, however it is written; an id goes before a title, a title before an alias. */
    public List<Card> byName(String name) throws IOException {
        List<Card> found = new ArrayList<>();
        List<Long> offsets = new ArrayList<>();
        for (NameTable.Entry entry : names().find(NameKey.of(name))) {
            if (!offsets.contains(entry.card())) {
                offsets.add(entry.card());
                found.add(cardAt(entry.card()));
            }
        }
        return found;
    }

    /** The concept with exactly this id, or null. */
    public @Nullable Card card(String id) throws IOException {
        for (Card card : byName(id)) {
            if (card.id().equals(id)) {
                return card;
            }
        }
        return null;
    }

    /** All concepts in the order of their topics. */
    public CardCursor all() throws IOException {
        RecordFile records = new RecordFile(opened(CARDS));
        return new CardCursor(manifest.bank(), records);
    }

    /** Names, as written in the notes, that start with what was typed, without regard to case, width and punctuation. */
    public List<String> namesStartingWith(String typed, int most) throws IOException {
        List<String> found = new ArrayList<>();
        for (NameTable.Entry entry : names().startingWith(NameKey.of(typed), most)) {
            found.add(entry.name());
        }
        return found;
    }

    /** The concepts whose id starts with what was typed, as it is typed, in the order of their names. */
    public List<Card> idsStartingWith(String typed, int most) throws IOException {
        List<Card> found = new ArrayList<>();
        // a title often has the key of its id, and the names of one key stand together
        for (NameTable.Entry entry : names().startingWith(NameKey.of(typed), NAMES_A_CARD * most)) {
            if (found.size() < most && entry.name().startsWith(typed)) {
                Card card = cardAt(entry.card());
                if (card.id().equals(entry.name())) {
                    found.add(card);
                }
            }
        }
        return found;
    }

    /** The name, as written in the notes, that somebody who mistyped one most likely meant; null where none is within a third of its letters. */
    public @Nullable String nearestName(String typed) throws IOException {
        String key = NameKey.of(typed);
        int most = Math.min(MOST_EDITS, Math.max(1, key.length() / 3));
        for (int edits = 1; edits <= most && key.length() > 1 && key.length() <= NameTable.LONGEST_KEY; edits++) {
            for (String near : free().namesNear(key, edits)) {
                for (NameTable.Entry entry : names().find(near)) {
                    return entry.name();
                }
            }
        }
        return null;
    }

    /** The topics in their order. */
    public List<Topic> topics() throws IOException {
        return Catalogue.readTopics(whole(Catalogue.TOPICS));
    }

    /** Every question of the bank, without its text, in the order of topics, concepts and notes. */
    public List<QuestionHeader> questions() throws IOException {
        return Catalogue.readQuestions(manifest.bank(), whole(Catalogue.QUESTIONS));
    }

    /**
     * The concepts that a query means, best first: those of that name, then what a search of the notes finds. The query is text, never a syntax.
     *
     * @param max how many at most
     * @param topic a topic's id to search only there, or null
     * @return empty where nothing in the bank has to do with the query
     */
    public List<Hit> search(String query, int max, @Nullable String topic) throws IOException {
        return search(query, max, topic, Language.EN);
    }

    /**
     * The same, with the answer and the passages of the best hit, in a language where it has them in several. The hits after it have none.
     */
    public List<Hit> search(String query, int max, @Nullable String topic, Language language) throws IOException {
        List<Hit> hits = new ArrayList<>();
        for (Card card : byName(query)) {
            if (hits.size() < max && (topic == null || topic.equals(card.topic()))) {
                hits.add(new Hit(card, Hit.NAMED, null, List.of()));
            }
        }
        for (FreeSearch.Found found : free().search(query, max, topic, language)) {
            Card card = cardAt(found.card());
            if (hits.size() < max && !isAmong(hits, card)) {
                hits.add(new Hit(card, found.score(), answer(card, found.question()), found.lines()));
            }
        }
        return hits;
    }

    private FreeSearch free() throws IOException {
        if (free == null) {
            free = new FreeSearch(
                    new TermFile(whole(TermFile.BLOCKS), held(TermFile.TERMS), held(TermFile.POSTINGS)),
                    held(FreeSearch.DOCUMENTS),
                    new RecordFile(opened(FreeSearch.PASSAGES)),
                    new RecordFile(opened(FreeSearch.FORWARD)));
        }
        return free;
    }

    /** A small file is read whole and held against its checksum; to do that with that of a large bank would take too long. */
    private Blob held(String file) throws IOException {
        return manifest.file(file).size() <= READ_WHOLE ? new Blob.InMemory(whole(file)) : opened(file);
    }

    private Hit.@Nullable Answer answer(Card card, Passages.@Nullable Asked asked) {
        if (asked == null) {
            return null;
        }
        QuestionHeader question = new QuestionHeader(
                new CardId(manifest.bank(), card.id(), asked.id()),
                card.topic(),
                asked.kind(),
                asked.level(),
                asked.tags());
        return new Hit.Answer(question, asked.language(), asked.prompt(), asked.answer(), asked.why());
    }

    private static boolean isAmong(List<Hit> hits, Card card) {
        for (Hit hit : hits) {
            if (hit.card().id().equals(card.id())) {
                return true;
            }
        }
        return false;
    }

    private NameTable names() throws IOException {
        if (names == null) {
            names = new NameTable(opened(NameTable.NAME));
        }
        return names;
    }

    private Card cardAt(long offset) throws IOException {
        return CardReader.read(manifest.bank(), cards().at(offset));
    }

    private RecordFile cards() throws IOException {
        if (cards == null) {
            cards = new RecordFile(opened(CARDS));
        }
        return cards;
    }

    private Blob opened(String file) throws IOException {
        Blob blob = storage.open(file);
        if (blob.size() != manifest.file(file).size()) {
            blob.close();
            throw new DamagedIndex("the size of " + file + " differs");
        }
        return blob;
    }

    private byte[] whole(String file) throws IOException {
        try (Blob blob = opened(file)) {
            return blob.all(manifest.file(file).crc());
        }
    }

    @Override
    public void close() throws IOException {
        if (names != null) {
            names.close();
        }
        if (cards != null) {
            cards.close();
        }
        if (free != null) {
            free.close();
        }
    }
}
