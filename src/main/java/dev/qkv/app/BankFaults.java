package dev.qkv.app;

import dev.qkv.model.Fault;
import dev.qkv.notes.BankReader;
import dev.qkv.notes.check.BankCheck;
import dev.qkv.quiz.Askable;
import dev.qkv.search.NameKey;
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
}
