package dev.qkv.quiz;

import dev.qkv.model.CardId;
import dev.qkv.model.Language;
import dev.qkv.model.QuestionHeader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chooses questions by chance, from the banks' versions and a seed alone. Each card draws a ticket of its own and the lowest tickets come first, so a narrower filter
 * keeps the order of what is left.
 */
public final class Selection {
    private final Map<String, String> bankVersions;
    private final long seed;

    /** @param bankVersions by the bank's name */
    public Selection(Map<String, String> bankVersions, long seed) {
        this.bankVersions = Map.copyOf(bankVersions);
        this.seed = seed;
    }

    /**
     * Questions for a script, in the order they are to be asked. Open ones only where the filter names them, since nothing can grade them.
     *
     * @param n at most so many; 0 for all
     */
    public List<QuestionHeader> batch(List<QuestionHeader> headers, Filter filter, int n) {
        List<QuestionHeader> wanted = new ArrayList<>();
        for (QuestionHeader header : headers) {
            if (filter.wants(header)
                    && (!header.kind().equals("open") || filter.kinds().contains("open"))) {
                wanted.add(header);
            }
        }
        List<QuestionHeader> shuffled = shuffled(wanted);
        return n > 0 && n < shuffled.size() ? shuffled.subList(0, n) : shuffled;
    }

    /** All of them, in drawn order. */
    public List<QuestionHeader> shuffled(List<QuestionHeader> headers) {
        List<Ticket> tickets = new ArrayList<>(headers.size());
        for (QuestionHeader header : headers) {
            tickets.add(new Ticket(ticket(header.card()), header.card().toString(), header));
        }
        tickets.sort(Comparator.comparingLong(Ticket::number).thenComparing(Ticket::id));
        List<QuestionHeader> shuffled = new ArrayList<>(headers.size());
        for (Ticket ticket : tickets) {
            shuffled.add(ticket.header());
        }
        return shuffled;
    }

    /**
     * The same in another order: where a bank has questions in the language, by their tags, its others come after all the rest. A repository is often
     * translated into a dozen languages, of which its reader reads one.
     */
    public static List<QuestionHeader> othersLast(List<QuestionHeader> headers, Language language) {
        Set<String> banks = new HashSet<>();
        for (QuestionHeader header : headers) {
            if (header.tags().contains(language.code())) {
                banks.add(header.card().bank());
            }
        }
        List<QuestionHeader> ordered = new ArrayList<>(headers.size());
        List<QuestionHeader> others = new ArrayList<>();
        for (QuestionHeader header : headers) {
            boolean other =
                    banks.contains(header.card().bank()) && !header.tags().contains(language.code());
            (other ? others : ordered).add(header);
        }
        ordered.addAll(others);
        return ordered;
    }

    private long ticket(CardId card) {
        String version = bankVersions.getOrDefault(card.bank(), "");
        return StableRandom.of("select", version, Long.toString(seed), card.toString())
                .next();
    }

    private record Ticket(long number, String id, QuestionHeader header) {}
}
