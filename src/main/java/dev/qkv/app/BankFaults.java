package dev.qkv.app;

import dev.qkv.model.Fault;
import dev.qkv.model.ImportedBank;
import dev.qkv.model.ImportedCard;
import dev.qkv.notes.BankReader;
import dev.qkv.notes.check.BankCheck;
import dev.qkv.notes.foreign.ForeignCard;
import dev.qkv.quiz.Askable;
import dev.qkv.search.NameKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All that is wrong with a bank: in its grammar, in its content, and in what its questions compute. */
final class BankFaults {
    private BankFaults() {}

    /** By file and line, each once. */
    static List<Fault> of(Path root, BankReader.Reading reading) {
        List<Fault> faults = new ArrayList<>(reading.faults());
        faults.addAll(BankCheck.check(root, reading.bank(), reading.faults(), NameKey::of, Askable::fault));
        faults.sort(
                Comparator.comparing(Fault::path).thenComparingInt(Fault::line).thenComparingInt(Fault::column));
        return faults.stream().distinct().toList();
    }

    /** What is wrong with the cards of a bank made from foreign Markdown, as warnings. */
    static List<Fault> of(Context context, ImportedBank bank) {
        Path source = Path.of(bank.head().source());
        boolean file = Files.isRegularFile(source);
        List<Fault> faults = new ArrayList<>();
        for (ImportedCard card : bank.cards()) {
            if (card.current() && !card.problem().isEmpty()) {
                String problem = problem(context, card);
                faults.add(warning(
                        file ? source : source.resolve(card.file()),
                        card.firstLine(),
                        problem + ": " + Shown.of(card.title())));
            }
        }
        return faults;
    }

    /** Why a card may not be of use, and whether it is asked. */
    static String problem(Context context, ImportedCard card) {
        String key = "import.problem." + card.problem().replace(' ', '-');
        boolean question = card.asked() && card.problem().equals(ForeignCard.ONLY_REFERENCES);
        return context.text(question ? key + ".asked" : key);
    }

    private static Fault warning(Path file, int line, String message) {
        return new Fault(Shown.whole(file.toString()), line, 1, Fault.Severity.WARNING, message, "");
    }
}
